/**
 * The events that are measured with: their shape, their times, and a topic full of them. Knows
 * nothing of sinks.
 */
@NullMarked
package io.clicklake.benchmarks.load;

import org.jspecify.annotations.NullMarked;
