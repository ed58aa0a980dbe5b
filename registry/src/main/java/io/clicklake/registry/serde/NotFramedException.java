package io.clicklake.registry.serde;

import org.apache.kafka.common.errors.SerializationException;

/** The bytes are not in the wire format: no schema id stands before them. */
public final class NotFramedException extends SerializationException {

  private static final long serialVersionUID = 1L;

  NotFramedException(String message) {
    super(message);
  }
}
