@NullMarked
package io.clicklake.registry.review;

import org.jspecify.annotations.NullMarked;
