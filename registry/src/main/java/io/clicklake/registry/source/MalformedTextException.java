package io.clicklake.registry.source;

/** A text that is not JSON or YAML. */
public final class MalformedTextException extends Exception {

  private final Position position;

  MalformedTextException(Position position, String message) {
    super(message);
    this.position = position;
  }

  /** Where it stops being so. */
  public Position position() {
    return position;
  }
}
