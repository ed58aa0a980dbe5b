/**
 * {@code clicklake bench faults}: a seeded plan of faults against real processes, and the count of
 * what was lost or written twice.
 */
@NullMarked
package io.clicklake.benchmarks.fault;

import org.jspecify.annotations.NullMarked;
