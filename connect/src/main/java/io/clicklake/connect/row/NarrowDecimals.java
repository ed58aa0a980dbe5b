package io.clicklake.connect.row;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/**
 * A decimal in more fixed bytes than Trino and Athena read. 16 hold every decimal of 38 digits, so
 * that its column has 16, and so does its type in the schema that a file's footer tells.
 */
public final class NarrowDecimals {

  private static final int MOST_BYTES = 16;

  private final Map<String, Schema> narrowed = new HashMap<>();

  private NarrowDecimals() {}

  /** Bytes of a fixed type in a file. */
  static int bytesInFile(Schema fixed) {
    return fixed.getLogicalType() instanceof LogicalTypes.Decimal
        ? Math.min(MOST_BYTES, fixed.getFixedSize())
        : fixed.getFixedSize();
  }

  /**
   * The schema that describes the rows of a file.
   *
   * @param record that {@link ParquetSchema} takes
   */
  public static Schema of(Schema record) {
    return new NarrowDecimals().narrow(record);
  }

  /** The same object where there is nothing to narrow. */
  private Schema narrow(Schema schema) {
    return switch (schema.getType()) {
      case RECORD -> known(schema, this::record);
      case FIXED -> known(schema, NarrowDecimals::fixed);
      case ARRAY -> {
        Schema items = narrow(schema.getElementType());
        yield items.equals(schema.getElementType())
            ? schema
            : likewise(Schema.createArray(items), schema);
      }
      case MAP -> {
        Schema values = narrow(schema.getValueType());
        yield values.equals(schema.getValueType())
            ? schema
            : likewise(Schema.createMap(values), schema);
      }
      case UNION -> {
        List<Schema> branches = schema.getTypes().stream().map(this::narrow).toList();
        yield branches.equals(schema.getTypes()) ? schema : Schema.createUnion(branches);
      }
      default -> schema;
    };
  }

  private Schema known(Schema named, UnaryOperator<Schema> narrowing) {
    Schema known = narrowed.get(named.getFullName());
    if (known == null) {
      known = narrowing.apply(named);
      narrowed.put(named.getFullName(), known);
    }
    return known;
  }

  private Schema record(Schema record) {
    List<Schema.Field> fields = new ArrayList<>();
    boolean same = true;
    for (Schema.Field field : record.getFields()) {
      Schema type = narrow(field.schema());
      same &= type.equals(field.schema());
      fields.add(new Schema.Field(field, type));
    }
    if (same) {
      return record;
    }
    Schema copy =
        Schema.createRecord(
            record.getName(), record.getDoc(), record.getNamespace(), record.isError(), fields);
    return likewise(copy, record);
  }

  private static Schema fixed(Schema fixed) {
    if (bytesInFile(fixed) == fixed.getFixedSize()) {
      return fixed;
    }
    return likewise(
        Schema.createFixed(fixed.getName(), fixed.getDoc(), fixed.getNamespace(), MOST_BYTES),
        fixed);
  }

  /** With the properties of the other, of which the logical type is one, and its aliases. */
  private static Schema likewise(Schema copy, Schema of) {
    of.getObjectProps().forEach(copy::addProp);
    if (of.getType() == Schema.Type.RECORD || of.getType() == Schema.Type.FIXED) {
      of.getAliases().forEach(copy::addAlias);
    }
    return copy;
  }
}
