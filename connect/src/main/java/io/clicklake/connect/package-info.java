/**
 * The Kafka Connect S3 sink: Avro in, Parquet out, exactly once. The connector and the task
 * translate; {@code PartitionWriter} decides. No query engine, no table registration.
 */
@NullMarked
package io.clicklake.connect;

import org.jspecify.annotations.NullMarked;
