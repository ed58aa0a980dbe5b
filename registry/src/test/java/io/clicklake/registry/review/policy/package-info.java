/** Tests of policies. */
@NullMarked
package io.clicklake.registry.review.policy;

import org.jspecify.annotations.NullMarked;
