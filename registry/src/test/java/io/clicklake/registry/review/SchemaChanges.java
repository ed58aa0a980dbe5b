package io.clicklake.registry.review;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Random;
import org.apache.avro.Schema;

/** Makes schemas and changes them at random, as people do: several small changes at once. */
public final class SchemaChanges {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> PLAIN =
      List.of("boolean", "int", "long", "float", "double", "string", "bytes");
  private static final List<List<String>> LOGICAL =
      List.of(
          List.of("int", "date"),
          List.of("long", "timestamp-millis"),
          List.of("long", "timestamp-micros"),
          List.of("long", "local-timestamp-millis"),
          List.of("string", "uuid"));
  private static final int DEEPEST = 2;

  private final Random random;
  private int names;

  public SchemaChanges(long seed) {
    this.random = new Random(seed);
  }

  /** Two versions. */
  public record Versions(Schema old, Schema now) {}

  /** Some versions; further ones each time. */
  public Versions versions() {
    ObjectNode old = record(0);
    ObjectNode now = old.deepCopy();
    for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
      change(now, 0);
    }
    return new Versions(parse(old), parse(now));
  }

  private static Schema parse(ObjectNode schema) {
    return new Schema.Parser().parse(schema.toString());
  }

  private ObjectNode record(int depth) {
    ObjectNode record = JSON.createObjectNode().put("type", "record").put("name", name("R"));
    ArrayNode fields = record.putArray("fields");
    for (int count = 1 + random.nextInt(5); count > 0; count--) {
      fields.add(field(depth));
    }
    return record;
  }

  private String name(String prefix) {
    return prefix + names++;
  }

  private ObjectNode field(int depth) {
    ObjectNode field = JSON.createObjectNode().put("name", name("f"));
    if (random.nextInt(3) > 0) {
      field.putArray("type").add("null").add(type(depth));
      if (random.nextBoolean()) {
        field.putNull("default");
      }
    } else if (random.nextInt(4) == 0) {
      field.put("type", "string").put("default", "dflt");
    } else {
      field.set("type", type(depth));
    }
    return field;
  }

  private JsonNode type(int depth) {
    return switch (random.nextInt(depth < DEEPEST ? 9 : 6)) {
      case 0, 1, 2, 3 -> JSON.getNodeFactory().textNode(PLAIN.get(random.nextInt(PLAIN.size())));
      case 4 -> {
        List<String> logical = LOGICAL.get(random.nextInt(LOGICAL.size()));
        yield JSON.createObjectNode()
            .put("type", logical.get(0))
            .put("logicalType", logical.get(1));
      }
      case 5 -> symbols();
      case 6 -> record(depth + 1);
      case 7 -> JSON.createObjectNode().put("type", "array").set("items", type(depth + 1));
      default -> JSON.createObjectNode().put("type", "map").set("values", type(depth + 1));
    };
  }

  private ObjectNode symbols() {
    ObjectNode symbols = JSON.createObjectNode().put("type", "enum").put("name", name("E"));
    symbols.putArray("symbols").add("A").add("B").add("C");
    if (random.nextBoolean()) {
      symbols.put("default", "A");
    }
    return symbols;
  }

  private void change(ObjectNode record, int depth) {
    ArrayNode fields = (ArrayNode) record.get("fields");
    int at = random.nextInt(fields.size());
    ObjectNode field = (ObjectNode) fields.get(at);
    switch (random.nextInt(9)) {
      case 0 -> fields.insert(random.nextInt(fields.size() + 1), field(depth));
      case 1 -> {
        if (fields.size() > 1) {
          fields.remove(at);
        }
      }
      case 2 -> rename(field);
      case 3 -> retype(field, depth);
      case 4 -> fields.add(fields.remove(at));
      case 5 -> field.put("doc", name("doc"));
      case 6 -> widen(field);
      default -> inside(field, depth);
    }
  }

  private void rename(ObjectNode field) {
    if (random.nextBoolean()) {
      field.putArray("aliases").add(field.get("name").asText());
    }
    field.put("name", name("f"));
  }

  private void retype(ObjectNode field, int depth) {
    field.remove("default");
    field.set("type", type(depth));
  }

  /** Lets the field be null too, or not any more. */
  private static void widen(ObjectNode field) {
    if (field.get("type").isArray()) {
      field.remove("default");
      field.set("type", field.get("type").get(1));
    } else if (!field.has("default")) {
      ArrayNode union = JSON.createArrayNode().add("null").add(field.get("type"));
      field.set("type", union);
    }
  }

  private void inside(ObjectNode field, int depth) {
    JsonNode type = field.get("type").isArray() ? field.get("type").get(1) : field.get("type");
    while (type.has("items") || type.has("values")) {
      type = type.has("items") ? type.get("items") : type.get("values");
    }
    if (type instanceof ObjectNode record && record.has("fields")) {
      change(record, depth + 1);
    } else if (type instanceof ObjectNode symbols && symbols.has("symbols")) {
      ArrayNode all = (ArrayNode) symbols.get("symbols");
      if (random.nextBoolean()) {
        all.add(name("S"));
      } else if (all.size() > 2) {
        all.remove(all.size() - 1);
      }
    }
  }
}
