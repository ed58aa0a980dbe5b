package io.clicklake.registry.review.evidence;

import io.clicklake.registry.review.LakeType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/**
 * A part of a row.
 *
 * <pre>
 * path = name step*
 * step = "." name | "[]" | "{}"        field, element of an array, value of a map
 * </pre>
 */
record LakePath(List<String> steps) {

  static final String ELEMENT = "[]";
  static final String VALUE = "{}";
  private static final Pattern STEP = Pattern.compile("\\[]|\\{}|[^.\\[{]+");

  LakePath {
    steps = List.copyOf(steps);
    if (steps.isEmpty()) {
      throw new IllegalArgumentException("a path without steps; expected a column's name first");
    }
  }

  static LakePath of(String text) {
    List<String> steps = new ArrayList<>();
    Matcher step = STEP.matcher(text);
    while (step.find()) {
      steps.add(step.group());
    }
    return new LakePath(steps);
  }

  String column() {
    return steps.get(0);
  }

  boolean nested() {
    return steps.size() > 1;
  }

  private LakePath parent() {
    return new LakePath(steps.subList(0, steps.size() - 1));
  }

  /** What stands there in a record; nothing where the version has no such part. */
  Optional<Schema> in(Schema record) {
    Schema schema = record;
    for (String step : steps) {
      Optional<Schema> next = step(LakeType.present(schema), step);
      if (next.isEmpty()) {
        return next;
      }
      schema = next.get();
    }
    return Optional.of(schema);
  }

  private static Optional<Schema> step(Schema schema, String step) {
    return switch (step) {
      case ELEMENT ->
          schema.getType() == Schema.Type.ARRAY
              ? Optional.of(schema.getElementType())
              : Optional.empty();
      case VALUE ->
          schema.getType() == Schema.Type.MAP
              ? Optional.of(schema.getValueType())
              : Optional.empty();
      default -> ReadBack.field(schema, step).map(Schema.Field::schema);
    };
  }

  /** The field that the path ends with; nothing where it ends with an element or a value. */
  Optional<Schema.Field> fieldIn(Schema record) {
    String last = steps.get(steps.size() - 1);
    Optional<Schema> around =
        nested() ? parent().in(record).map(LakeType::present) : Optional.of(record);
    return around.flatMap(schema -> ReadBack.field(schema, last));
  }

  /** The same part in another version, where aliases give it another name. */
  LakePath renamed(Schema here, Schema there) {
    List<String> names = new ArrayList<>();
    Schema from = here;
    Schema to = there;
    for (String step : steps) {
      String name = step;
      from = LakeType.present(from);
      to = LakeType.present(to);
      if (to.getType() == Schema.Type.RECORD) {
        Schema other = to;
        name =
            ReadBack.field(from, step)
                .flatMap(field -> ReadBack.counterpart(field, other))
                .map(Schema.Field::name)
                .orElse(step);
      }
      names.add(name);
      Optional<Schema> nextFrom = step(from, step);
      Optional<Schema> nextTo = step(to, name);
      if (nextFrom.isEmpty() || nextTo.isEmpty()) {
        names.addAll(steps.subList(names.size(), steps.size()));
        break;
      }
      from = nextFrom.get();
      to = nextTo.get();
    }
    return new LakePath(names);
  }

  /** What a row has there; its arrays have one element and its maps the key {@code k}. */
  @Nullable Object value(GenericRecord row) {
    Object value = row;
    for (String step : steps) {
      if (value instanceof GenericRecord record) {
        Optional<Schema.Field> field = ReadBack.field(record.getSchema(), step);
        value = field.isEmpty() ? null : record.get(field.get().pos());
      } else if (value instanceof List<?> list && step.equals(ELEMENT)) {
        value = list.get(0);
      } else if (value instanceof Map<?, ?> map && step.equals(VALUE)) {
        value = map.get("k");
      } else {
        return null;
      }
    }
    return value;
  }

  /** As an expression of Trino's SQL. */
  String trino() {
    String expression = quoted(column());
    for (String step : steps.subList(1, steps.size())) {
      expression =
          switch (step) {
            case ELEMENT -> "element_at(" + expression + ", 1)";
            case VALUE -> "element_at(" + expression + ", 'k')";
            default -> expression + "." + quoted(step);
          };
    }
    return expression;
  }

  static String quoted(String name) {
    return '"' + name.toLowerCase(Locale.ROOT) + '"';
  }

  @Override
  public String toString() {
    return steps.stream()
        .map(step -> step.matches("\\[]|\\{}") ? step : "." + step)
        .collect(Collectors.joining())
        .substring(1);
  }
}
