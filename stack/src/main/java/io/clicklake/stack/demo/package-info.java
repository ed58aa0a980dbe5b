/**
 * The demo: traffic through the local stack into the lake, and what came of it, reconciled to the
 * last event. Findings are values; only the showing of them prints.
 */
@NullMarked
package io.clicklake.stack.demo;

import org.jspecify.annotations.NullMarked;
