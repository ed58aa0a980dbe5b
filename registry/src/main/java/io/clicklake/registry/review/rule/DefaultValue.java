package io.clicklake.registry.review.rule;

import org.apache.avro.JsonProperties;
import org.apache.avro.Schema;

/** Defaults of fields. */
final class DefaultValue {

  private DefaultValue() {}

  /** Whether a record without the field is read as null. */
  static boolean isNull(Schema.Field field) {
    return field.hasDefaultValue() && field.defaultVal() == JsonProperties.NULL_VALUE;
  }
}
