package io.clicklake.registry.review.rule;

import java.util.Set;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/**
 * What numbers count. Avro resolves by their encoding alone, and so may give another value: the
 * letters of a text as the digits of a decimal, too.
 */
final class KeptNumber {

  private static final Set<String> COUNTED =
      Set.of(
          "date",
          "time-millis",
          "time-micros",
          "timestamp-millis",
          "timestamp-micros",
          "timestamp-nanos",
          "big-decimal",
          "duration");

  private KeptNumber() {}

  /** Whether the encoded number stands for the same value in both. */
  static boolean between(Schema old, Schema now) {
    String was = counted(old);
    String is = counted(now);
    return was.isEmpty() || is.isEmpty() || was.equals(is);
  }

  private static String counted(Schema schema) {
    if (schema.getType() == Schema.Type.STRING) {
      return "text";
    }
    LogicalType logical = schema.getLogicalType();
    if (logical instanceof LogicalTypes.Decimal decimal) {
      return "decimal of scale " + decimal.getScale();
    }
    String name = logical == null ? "" : logical.getName().replaceFirst("^local-", "");
    return COUNTED.contains(name) ? name : "";
  }
}
