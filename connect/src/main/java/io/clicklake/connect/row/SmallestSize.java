package io.clicklake.connect.row;

import org.apache.avro.Schema;

/** How few bytes a value of a schema can take. */
final class SmallestSize {

  private SmallestSize() {}

  /** Bytes of the smallest value of a schema that does not contain itself; not beyond 1. */
  static int of(Schema written) {
    return switch (written.getType()) {
      case NULL -> 0;
      case FIXED -> Math.min(1, written.getFixedSize());
      case RECORD ->
          written.getFields().stream().mapToInt(field -> of(field.schema())).max().orElse(0);
      default -> 1;
    };
  }
}
