/**
 * Avro records as rows of Parquet: how records of one schema are read as another's, checked, and
 * written. Knows nothing of Kafka or of files.
 */
@NullMarked
package io.clicklake.connect.row;

import org.jspecify.annotations.NullMarked;
