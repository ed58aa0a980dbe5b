/**
 * Objects in a bucket, as far as the sink needs them: conditional puts, multipart uploads, deletion
 * and tags; whose they are, and what an answer means. Knows nothing of Avro or Parquet, and of
 * Kafka only how a credentials provider is configured.
 */
@NullMarked
package io.clicklake.connect.store;

import org.jspecify.annotations.NullMarked;
