/** One Parquet file on its way to the bucket, and the path it goes to. Knows nothing of batches. */
@NullMarked
package io.clicklake.connect.file;

import org.jspecify.annotations.NullMarked;
