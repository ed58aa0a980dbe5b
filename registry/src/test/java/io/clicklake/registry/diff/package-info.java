@NullMarked
package io.clicklake.registry.diff;

import org.jspecify.annotations.NullMarked;
