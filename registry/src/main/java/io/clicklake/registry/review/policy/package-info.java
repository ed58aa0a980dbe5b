/**
 * What a team makes of a review: which level its subjects keep, how grave a rule's findings are to
 * it, what it has accepted. It weighs findings; it finds none.
 */
@NullMarked
package io.clicklake.registry.review.policy;

import org.jspecify.annotations.NullMarked;
