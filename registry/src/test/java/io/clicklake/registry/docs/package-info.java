@NullMarked
package io.clicklake.registry.docs;

import org.jspecify.annotations.NullMarked;
