package io.clicklake.connect.row;

import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** The fields of a record that decide where it goes. */
public interface Row {

  /**
   * The value of a wanted field as Avro encodes it: Long, Integer, Float, Double, Boolean, String
   * or byte[]; null when it is null.
   */
  @Nullable Object field(int index);

  /** The type of a wanted field, without null. */
  Schema fieldSchema(int index);
}
