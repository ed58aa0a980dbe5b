package io.clicklake.connect.partitioner;

/** A {@code path.format} does not mean what its author means; the message says which one does. */
public final class WrongPathFormatException extends IllegalArgumentException {

  WrongPathFormatException(String message) {
    super(message);
  }
}
