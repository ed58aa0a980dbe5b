package io.clicklake.registry.docs;

import io.clicklake.registry.ddl.GlueType;
import io.clicklake.registry.ddl.LakeColumn;
import io.clicklake.registry.review.rule.Words;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a record's columns are, with all that is within them.
 *
 * @param name the record's full name
 * @param doc of the record; empty for none
 * @param columns in the record's order, each before what is within it
 */
public record DataDictionary(String name, String doc, List<DocumentedColumn> columns) {

  public DataDictionary {
    columns = List.copyOf(columns);
  }

  /**
   * The dictionary of a record.
   *
   * @throws io.clicklake.registry.ddl.TableRefusedException when its files can have no table
   */
  public static DataDictionary of(Schema record) {
    Walk walk = new Walk();
    LakeColumn.of(record);
    walk.fields(record, "");
    return new DataDictionary(record.getFullName(), textOf(record.getDoc()), walk.columns);
  }

  /** Names of the fields that have no doc. */
  public List<String> undocumented() {
    return columns.stream()
        .filter(DocumentedColumn::isField)
        .filter(column -> column.doc().isEmpty())
        .map(DocumentedColumn::name)
        .toList();
  }

  private static String textOf(@Nullable String doc) {
    return Optional.ofNullable(doc).orElse("").strip().replaceAll("\\s+", " ");
  }

  /** Collects the columns; {@code around} holds the names of what is being walked. */
  private static final class Walk {

    private final List<DocumentedColumn> columns = new ArrayList<>();
    private final Deque<String> around = new ArrayDeque<>();

    private void fields(Schema record, String prefix) {
      for (Schema.Field field : record.getFields()) {
        if (field.schema().getType() != Schema.Type.NULL) {
          String fallback = field.hasDefaultValue() ? Words.defaultOf(field) : "";
          value(prefix + field.name(), field.schema(), fallback, textOf(field.doc()));
        }
      }
    }

    private void value(String name, Schema schema, String fallback, String doc) {
      Schema present = present(schema);
      columns.add(
          new DocumentedColumn(
              name,
              around.size(),
              Words.of(present),
              ParquetType.of(present),
              GlueType.of(schema),
              schema.isNullable(),
              fallback,
              doc,
              present.getType() == Schema.Type.ENUM ? present.getEnumSymbols() : List.of()));
      around.push(name);
      switch (present.getType()) {
        case RECORD -> fields(present, name + ".");
        case ARRAY -> element(name + "[]", present.getElementType());
        case MAP -> element(name + "{}", present.getValueType());
        case UNION -> members(name, present);
        default -> {}
      }
      around.pop();
    }

    private void members(String name, Schema union) {
      int member = 0;
      for (Schema branch : union.getTypes()) {
        if (branch.getType() != Schema.Type.NULL) {
          value("%s<member%d>".formatted(name, member++), branch, "", textOf(docOf(branch)));
        }
      }
    }

    /** Only what has parts of its own is worth a line. */
    private void element(String name, Schema schema) {
      Schema present = present(schema);
      if (!Words.of(present).equals(present.getType().getName()) || schema.isNullable()) {
        value(name, schema, "", textOf(docOf(present)));
      }
    }

    private static @Nullable String docOf(Schema schema) {
      return schema.getType() == Schema.Type.RECORD || schema.getType() == Schema.Type.ENUM
          ? schema.getDoc()
          : null;
    }

    private static Schema present(Schema schema) {
      if (schema.getType() != Schema.Type.UNION) {
        return schema;
      }
      List<Schema> branches =
          schema.getTypes().stream().filter(one -> one.getType() != Schema.Type.NULL).toList();
      return branches.size() == 1 && schema.isNullable() ? branches.get(0) : schema;
    }
  }
}
