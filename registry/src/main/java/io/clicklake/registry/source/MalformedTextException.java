package io.clicklake.registry.source;

/** A text that is not JSON or YAML. */
public final class MalformedTextException extends Exception {

  private final Position position;
  private final String reason;

  MalformedTextException(Position position, String reason) {
    super(position + ": " + reason);
    this.position = position;
    this.reason = reason;
  }

  /** What its parser says, in one line. */
  public String reason() {
    return reason;
  }

  /** Where it stops being so. */
  public Position position() {
    return position;
  }
}
