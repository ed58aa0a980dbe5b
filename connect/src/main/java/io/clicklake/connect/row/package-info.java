/**
 * Avro bytes of one schema as rows of another, checked and written to Parquet columns without an
 * object per record. Knows neither Kafka nor files.
 */
@NullMarked
package io.clicklake.connect.row;

import org.jspecify.annotations.NullMarked;
