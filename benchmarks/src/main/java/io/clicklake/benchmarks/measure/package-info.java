/**
 * Figures of a process, a thread and the machine, from the operating system. It measures, and
 * judges nothing.
 */
@NullMarked
package io.clicklake.benchmarks.measure;

import org.jspecify.annotations.NullMarked;
