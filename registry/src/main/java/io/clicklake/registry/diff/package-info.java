/**
 * What changed between two versions of a schema, a line per change, for people. It judges nothing:
 * what a change does is the review's business.
 */
@NullMarked
package io.clicklake.registry.diff;

import org.jspecify.annotations.NullMarked;
