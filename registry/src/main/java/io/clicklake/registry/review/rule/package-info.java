/**
 * The rules of a review, a class each, and the parts of two schemas that they judge. What a change
 * does to SQL stands in measured tables, not in rules.
 */
@NullMarked
package io.clicklake.registry.review.rule;

import org.jspecify.annotations.NullMarked;
