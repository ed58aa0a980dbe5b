package io.clicklake.connect.row;

import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** What was read of a scanned record beside its bytes. */
public interface Row {

  /**
   * Value of a wanted field, as the read schema has it: {@code Integer}, {@code Long}, {@code
   * Float}, {@code Double}, {@code Boolean}, {@code String} (strings and enums) or {@code byte[]}
   * (bytes and fixed, a copy); logical types stay encoded. Null when it, or a record around it, is
   * null.
   *
   * @param index among the wanted fields
   */
  @Nullable Object field(int index);

  /**
   * Schema of a wanted field in the read schema, with its logical type; of a nullable field the
   * branch that is not null.
   *
   * @param index among the wanted fields
   */
  Schema fieldSchema(int index);
}
