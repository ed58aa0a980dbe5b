/**
 * What lies in a lake's bucket, by a reader that is not the sink's: files, rows, distinct events,
 * commit records.
 */
@NullMarked
package io.clicklake.benchmarks.lake;

import org.jspecify.annotations.NullMarked;
