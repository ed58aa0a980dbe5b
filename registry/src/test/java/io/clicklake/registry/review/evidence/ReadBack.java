package io.clicklake.registry.review.evidence;

import io.clicklake.registry.review.Cell;
import io.clicklake.registry.review.LakeType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.JsonProperties;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/**
 * Holds what an engine returned against what was written.
 *
 * <p>What an engine returned is in the values of {@link Conversion}; a list for an array, a map for
 * a map, and a map by field name for a record and for a union of several types.
 */
final class ReadBack {

  private ReadBack() {}

  static Cell worst(Collection<Cell> cells) {
    return cells.stream().reduce(Cell.SAME, Cell::or);
  }

  /**
   * What became of a value.
   *
   * @param returned by the engine
   * @param written by the sink
   * @param from type of what was written
   * @param to type of what was returned
   * @param reader the schema that says what a missing field stands for
   */
  static Cell of(
      @Nullable Object returned, @Nullable Object written, Schema from, Schema to, Schema reader) {
    if (written == null) {
      return returned == null ? Cell.SAME : Cell.WRONG;
    }
    Schema source = LakeType.present(from);
    Schema target = LakeType.present(to);
    if (isUnion(source)) {
      int branch = GenericData.get().resolveUnion(source, written);
      if (target.getType() == Schema.Type.RECORD
          && target.getFields().stream().anyMatch(ReadBack::isMember)) {
        return member(returned, written, source, branch, target);
      }
      source = source.getTypes().get(branch);
    }
    if (returned == null) {
      return Cell.NULL;
    }
    if (isUnion(target)) {
      return union(returned, written, source, target, isUnion(LakeType.present(from)));
    }
    if (returned instanceof Map<?, ?> parts && target.getType() == Schema.Type.RECORD) {
      return source.getType() == Schema.Type.RECORD
          ? record(parts, (GenericRecord) written, source, target, LakeType.present(reader))
          : nothing(parts.values());
    }
    if (returned instanceof Map<?, ?> entries) {
      return source.getType() == Schema.Type.MAP
          ? map(entries, (Map<?, ?>) written, source, target, LakeType.present(reader))
          : nothing(entries.values());
    }
    if (returned instanceof List<?> elements) {
      return source.getType() == Schema.Type.ARRAY
          ? array(elements, (List<?>) written, source, target, LakeType.present(reader))
          : nothing(elements);
    }
    return leaf(returned, written, source, target);
  }

  private static boolean isUnion(Schema schema) {
    return schema.getType() == Schema.Type.UNION;
  }

  private static boolean isMember(Schema.Field field) {
    return field.name().matches("member\\d+");
  }

  private static Cell leaf(Object returned, Object written, Schema from, Schema to) {
    if (returned instanceof String said) {
      return Conversion.says(said, written, from) ? Cell.SAME : Cell.WRONG;
    }
    if (isNested(from)) {
      return Cell.WRONG;
    }
    return Conversion.of(written, from, to).filter(meant -> alike(meant, returned)).isPresent()
        ? Cell.SAME
        : Cell.WRONG;
  }

  static boolean isNested(Schema schema) {
    return switch (LakeType.present(schema).getType()) {
      case RECORD, ARRAY, MAP, UNION -> true;
      default -> false;
    };
  }

  private static boolean alike(Object meant, Object returned) {
    return (meant instanceof BigDecimal one && returned instanceof BigDecimal other)
        ? one.compareTo(other) == 0
        : meant.equals(returned);
  }

  /** What is returned for a value that means nothing in the type. */
  private static Cell nothing(Collection<?> parts) {
    return parts.stream().allMatch(part -> part == null) ? Cell.NULL : Cell.WRONG;
  }

  private static Cell record(
      Map<?, ?> returned, GenericRecord written, Schema from, Schema to, Schema reader) {
    List<Cell> cells = new ArrayList<>();
    for (Schema.Field field : to.getFields()) {
      Object value = returned.get(field.name().toLowerCase(Locale.ROOT));
      Optional<Schema.Field> read = field(reader, field.name());
      Optional<Schema.Field> origin = counterpart(read.orElse(field), from);
      cells.add(
          origin.isEmpty()
              ? missing(value, read)
              : of(
                  value,
                  written.get(origin.get().pos()),
                  origin.get().schema(),
                  field.schema(),
                  read.map(Schema.Field::schema).orElse(field.schema())));
    }
    return worst(cells);
  }

  /** The field of a record that has this name, in whatever case. */
  static Optional<Schema.Field> field(Schema record, String name) {
    if (record.getType() != Schema.Type.RECORD) {
      return Optional.empty();
    }
    return record.getFields().stream()
        .filter(field -> field.name().equalsIgnoreCase(name))
        .findFirst();
  }

  /** The field of another version that is this one, by its name or an alias of either. */
  static Optional<Schema.Field> counterpart(Schema.Field field, Schema other) {
    return field(other, field.name())
        .or(
            () ->
                field.aliases().stream().flatMap(alias -> field(other, alias).stream()).findFirst())
        .or(
            () ->
                other.getFields().stream()
                    .filter(one -> one.aliases().contains(field.name()))
                    .findFirst());
  }

  /** What is returned where nothing was written: NULL is right where the reader's default is. */
  static Cell missing(@Nullable Object returned, Optional<Schema.Field> read) {
    if (returned != null) {
      return Cell.WRONG;
    }
    boolean nothingMeant = read.isEmpty() || read.get().defaultVal() == JsonProperties.NULL_VALUE;
    return nothingMeant ? Cell.SAME : Cell.NULL;
  }

  private static Cell array(
      List<?> returned, List<?> written, Schema from, Schema to, Schema reader) {
    if (returned.size() != written.size()) {
      return Cell.WRONG;
    }
    List<Cell> cells = new ArrayList<>();
    for (int index = 0; index < written.size(); index++) {
      cells.add(
          of(
              returned.get(index),
              written.get(index),
              from.getElementType(),
              to.getElementType(),
              reader.getType() == Schema.Type.ARRAY ? reader.getElementType() : reader));
    }
    return worst(cells);
  }

  private static Cell map(
      Map<?, ?> returned, Map<?, ?> written, Schema from, Schema to, Schema reader) {
    if (!returned.keySet().equals(written.keySet())) {
      return Cell.WRONG;
    }
    List<Cell> cells = new ArrayList<>();
    written.forEach(
        (key, value) ->
            cells.add(
                of(
                    returned.get(key),
                    value,
                    from.getValueType(),
                    to.getValueType(),
                    reader.getType() == Schema.Type.MAP ? reader.getValueType() : reader)));
    return worst(cells);
  }

  /** A value of one type, alone or of another union, where a union of several is read. */
  private static Cell union(
      Object returned, Object written, Schema from, Schema union, boolean wasUnion) {
    List<Schema> branches =
        union.getTypes().stream().filter(one -> one.getType() != Schema.Type.NULL).toList();
    if (!(returned instanceof Map<?, ?> members)) {
      return Cell.WRONG;
    }
    if (members.values().stream().allMatch(member -> member == null)) {
      boolean known = branches.stream().anyMatch(branch -> resolves(from, branch));
      return (wasUnion && !known) ? Cell.HIDDEN : Cell.NULL;
    }
    Map<Object, Object> others = new LinkedHashMap<>(members);
    for (int index = 0; index < branches.size(); index++) {
      Schema branch = branches.get(index);
      Object member = others.remove("member" + index);
      if (member != null && resolves(from, branch)) {
        return others.values().stream().allMatch(other -> other == null)
            ? of(member, written, from, branch, branch)
            : Cell.WRONG;
      }
    }
    return Cell.WRONG;
  }

  private static boolean resolves(Schema from, Schema branch) {
    List<String> promoted =
        switch (from.getType()) {
          case INT -> Arrays.asList("int", "long", "float", "double");
          case LONG -> Arrays.asList("long", "float", "double");
          case FLOAT -> Arrays.asList("float", "double");
          case STRING, BYTES -> Arrays.asList("string", "bytes");
          default -> Collections.singletonList(from.getType().getName());
        };
    return promoted.contains(branch.getType().getName());
  }

  /** A union's value where its struct is read as it stands in the file. */
  private static Cell member(
      @Nullable Object returned, Object written, Schema union, int branch, Schema struct) {
    if (!(returned instanceof Map<?, ?> members)) {
      return returned == null ? Cell.NULL : Cell.WRONG;
    }
    Schema type = union.getTypes().get(branch);
    long before =
        union.getTypes().subList(0, branch).stream()
            .filter(one -> one.getType() != Schema.Type.NULL)
            .count();
    Map<Object, Object> others = new LinkedHashMap<>(members);
    Object member = others.remove("member" + before);
    Schema.Field field = struct.getField("member" + before);
    return field != null && others.values().stream().allMatch(other -> other == null)
        ? of(member, written, type, field.schema(), type)
        : Cell.WRONG;
  }
}
