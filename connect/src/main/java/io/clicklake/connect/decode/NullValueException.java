package io.clicklake.connect.decode;

/** A record has no value: a tombstone. */
public final class NullValueException extends BadRecordException {

  public NullValueException() {
    super(
        "the value is null; set behavior.on.null.values=ignore where tombstones are meant to be"
            + " passed over");
  }
}
