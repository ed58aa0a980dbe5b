/**
 * One Parquet file on its way to the bucket: its row groups, the parts of its upload, and what the
 * files of a task or a partition share. Knows nothing of batches or commits.
 */
@NullMarked
package io.clicklake.connect.file;

import org.jspecify.annotations.NullMarked;
