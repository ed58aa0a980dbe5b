/**
 * Which partition of the lake a record belongs to. Decides by the record alone; knows nothing of
 * files.
 */
@NullMarked
package io.clicklake.connect.partitioner;

import org.jspecify.annotations.NullMarked;
