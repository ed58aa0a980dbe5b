/**
 * The commit log of a topic-partition: its records, their JSON form, and how they are appended,
 * published and repaired. Knows nothing of Kafka or Avro.
 */
@NullMarked
package io.clicklake.connect.commit;

import org.jspecify.annotations.NullMarked;
