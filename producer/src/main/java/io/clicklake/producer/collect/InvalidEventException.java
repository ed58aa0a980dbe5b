package io.clicklake.producer.collect;

import io.clicklake.events.RejectionReason;

/** Says why one event does not follow the contract; never leaves this package, has no stack. */
final class InvalidEventException extends Exception {

  private static final long serialVersionUID = 1L;

  private final RejectionReason reason;

  InvalidEventException(RejectionReason reason, String message) {
    super(message, null, false, false);
    this.reason = reason;
  }

  static InvalidEventException field(String name, String isAndShouldBe) {
    return new InvalidEventException(RejectionReason.invalid_field, name + " " + isAndShouldBe);
  }

  RejectionReason reason() {
    return reason;
  }

  /** The message, never null. */
  String explanation() {
    return String.valueOf(getMessage());
  }
}
