package io.clicklake.connect.decode;

import org.jspecify.annotations.Nullable;

/**
 * A record as Connect delivers it.
 *
 * @param timestampMillis Kafka's timestamp of it, milliseconds since 1970-01-01T00:00:00Z, or
 *     {@link #NO_TIMESTAMP}
 * @param value as the worker's converter made it; not copied
 */
public record KafkaRecord(long offset, long timestampMillis, @Nullable Object value) {

  /** Stands where Kafka has no timestamp. */
  public static final long NO_TIMESTAMP = -1;
}
