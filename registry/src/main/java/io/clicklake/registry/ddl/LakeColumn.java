package io.clicklake.registry.ddl;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;

/**
 * A column of a table over the lake.
 *
 * @param name in lower case, as Glue keeps it
 * @param type in Glue's words
 * @param typeInStatement the same as a statement for Athena has it
 * @param comment one line within Glue's 255 bytes; empty for none
 */
public record LakeColumn(String name, String type, String typeInStatement, String comment) {

  private static final int LONGEST_NAME = 255;
  private static final int LONGEST_COMMENT = 255;
  private static final int LONGEST_TYPE = 131_072;

  public LakeColumn {
    if (AthenaText.bytes(name) > LONGEST_NAME) {
      throw new TableRefusedException(
          "the name of column %s has %d bytes; Glue holds at most %d: shorten it"
              .formatted(name, AthenaText.bytes(name), LONGEST_NAME));
    }
    if (AthenaText.bytes(type) > LONGEST_TYPE) {
      throw new TableRefusedException(
          "the type of column %s has %d bytes; Glue holds at most %d: take a map, or fewer fields"
              .formatted(name, AthenaText.bytes(type), LONGEST_TYPE));
    }
    comment = AthenaText.comment(comment, LONGEST_COMMENT);
  }

  /**
   * The columns of a record's files, in its order. A field that can only be null has none.
   *
   * @throws TableRefusedException when no table can have them
   */
  public static List<LakeColumn> of(Schema record) {
    if (record.getType() != Schema.Type.RECORD) {
      throw new TableRefusedException(
          "the schema is of type %s; a row is a record".formatted(record.getType().getName()));
    }
    List<LakeColumn> columns = new ArrayList<>();
    Map<String, String> seen = new HashMap<>();
    for (Schema.Field field : record.getFields()) {
      if (field.schema().getType() == Schema.Type.NULL) {
        continue;
      }
      LakeColumn column = of(record, field);
      String other = seen.put(column.name(), field.name());
      if (other != null) {
        throw new TableRefusedException(
            ("fields %s and %s are both column %s in Glue, which lower-cases names; rename one, its"
                    + " old name as an alias")
                .formatted(other, field.name(), column.name()));
      }
      columns.add(column);
    }
    if (columns.isEmpty()) {
      throw new TableRefusedException(
          "record %s has no field that can hold a value; give it a field"
              .formatted(record.getFullName()));
    }
    return columns;
  }

  private static LakeColumn of(Schema record, Schema.Field field) {
    return new LakeColumn(
        field.name().toLowerCase(Locale.ROOT),
        GlueType.of(record, field),
        GlueType.inStatement(record, field),
        Optional.ofNullable(field.doc()).orElse(""));
  }
}
