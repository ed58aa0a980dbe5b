/**
 * Objects in a bucket, as far as the sink needs them: conditional puts and multipart uploads. Knows
 * nothing of Kafka, Avro or Parquet.
 */
@NullMarked
package io.clicklake.connect.store;

import org.jspecify.annotations.NullMarked;
