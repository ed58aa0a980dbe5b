/**
 * What every scenario runs in: its directory and processes, its settings, its progress lines, its
 * report.
 */
@NullMarked
package io.clicklake.benchmarks.run;

import org.jspecify.annotations.NullMarked;
