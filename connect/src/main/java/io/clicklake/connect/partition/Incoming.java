package io.clicklake.connect.partition;

import io.clicklake.connect.decode.BadRecordException;
import org.jspecify.annotations.Nullable;

/** A record as Kafka delivers it; {@code value} is not copied. */
public record Incoming(long offset, byte @Nullable [] value) {

  /**
   * The value, where it can be an event.
   *
   * @throws BadRecordException when it is null
   */
  byte[] event() {
    if (value == null) {
      throw new BadRecordException("the value is null, not an event");
    }
    return value;
  }
}
