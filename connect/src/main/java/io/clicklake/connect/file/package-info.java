/**
 * One Parquet file on its way to the bucket: its row groups, and the parts of its upload. Knows
 * nothing of batches or commits.
 */
@NullMarked
package io.clicklake.connect.file;

import org.jspecify.annotations.NullMarked;
