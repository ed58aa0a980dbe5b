package io.clicklake.connect.struct;

import org.apache.kafka.connect.data.Schema;

/** A Struct by which Confluent's AvroConverter stands for a union: one field per branch. */
final class ConfluentUnion {

  private static final String NAME = "io.confluent.connect.avro.Union";
  private static final String PARAMETER = "org.apache.kafka.connect.data.Union";

  private ConfluentUnion() {}

  static boolean is(Schema connect) {
    return connect.type() == Schema.Type.STRUCT
        && (NAME.equals(connect.name())
            || (connect.parameters() != null && connect.parameters().containsKey(PARAMETER)));
  }
}
