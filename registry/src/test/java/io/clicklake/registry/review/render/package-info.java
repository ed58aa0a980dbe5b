/** Tests of how reviews are shown. */
@NullMarked
package io.clicklake.registry.review.render;

import org.jspecify.annotations.NullMarked;
