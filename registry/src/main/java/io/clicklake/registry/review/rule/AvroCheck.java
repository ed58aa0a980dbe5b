package io.clicklake.registry.review.rule;

import io.clicklake.registry.review.AvroVerdict;
import java.util.Arrays;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;

/** Asks Avro itself whether what is written with one schema can be read with another. */
public final class AvroCheck {

  private AvroCheck() {}

  /** Avro's verdict on two versions of a schema. */
  public static AvroVerdict of(Schema old, Schema now) {
    return new AvroVerdict(reads(now, old), reads(old, now));
  }

  private static boolean reads(Schema reader, Schema writer) {
    return SchemaCompatibility.checkReaderWriterCompatibility(reader, writer).getType()
        == SchemaCompatibilityType.COMPATIBLE;
  }

  /** A record of these fields alone. */
  static Schema record(Schema.Field... fields) {
    return Schema.createRecord(
        "Part",
        "",
        "",
        false,
        Arrays.stream(fields).map(field -> new Schema.Field(field, field.schema())).toList());
  }
}
