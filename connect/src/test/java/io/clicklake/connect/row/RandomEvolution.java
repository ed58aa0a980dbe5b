package io.clicklake.connect.row;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.avro.JsonProperties;
import org.apache.avro.Schema;

/** Later versions of a schema by the steps that people take; not all of them are compatible. */
final class RandomEvolution {

  private static final Schema ADDED_RECORD =
      new Schema.Parser()
          .parse(
              """
              {"type":"record","name":"Added","namespace":"t","fields":[
                {"name":"count","type":"int","default":5},
                {"name":"note","type":["null","string"],"default":null},
                {"name":"tags","type":{"type":"array","items":"string"},"default":["x"]}]}
              """);

  private final Random random;
  private final boolean daring;
  private int names;

  /**
   * Makes one.
   *
   * @param daring whether steps may break some of the old records
   */
  RandomEvolution(long seed, boolean daring) {
    this.random = new Random(seed);
    this.daring = daring;
  }

  private boolean oneIn(int n) {
    return random.nextInt(n) == 0;
  }

  Schema next(Schema schema) {
    return switch (schema.getType()) {
      case RECORD -> record(schema);
      case ARRAY -> nullable(Schema.createArray(next(schema.getElementType())));
      case MAP -> nullable(Schema.createMap(next(schema.getValueType())));
      case UNION -> union(schema);
      case ENUM -> nullable(symbols(schema));
      case INT -> promoted(schema, Schema.Type.LONG, Schema.Type.FLOAT, Schema.Type.DOUBLE);
      case LONG -> promoted(schema, Schema.Type.FLOAT, Schema.Type.DOUBLE);
      case FLOAT -> promoted(schema, Schema.Type.DOUBLE);
      case STRING -> promoted(schema, Schema.Type.BYTES);
      // The digits of a decimal are no text, though Avro reads them as one.
      case BYTES ->
          daring && schema.getLogicalType() == null
              ? promoted(schema, Schema.Type.STRING)
              : nullable(schema);
      default -> schema;
    };
  }

  private Schema promoted(Schema schema, Schema.Type... wider) {
    return oneIn(3)
        ? nullable(Schema.create(wider[random.nextInt(wider.length)]))
        : nullable(schema);
  }

  private Schema nullable(Schema schema) {
    return oneIn(5) && schema.getType() != Schema.Type.UNION
        ? Schema.createUnion(schema, Schema.create(Schema.Type.NULL))
        : schema;
  }

  private Schema symbols(Schema schema) {
    List<String> symbols = new ArrayList<>(schema.getEnumSymbols());
    if (oneIn(2)) {
      symbols.add(0, "added" + names++);
    }
    boolean drops = oneIn(2);
    if (drops) {
      symbols.remove(symbols.size() - 1);
    }
    Collections.shuffle(symbols, random);
    return Schema.createEnum(
        schema.getName(),
        null,
        schema.getNamespace(),
        symbols,
        drops && !(daring && oneIn(2)) ? symbols.get(0) : null);
  }

  private Schema union(Schema schema) {
    List<Schema> branches = new ArrayList<>();
    for (Schema branch : schema.getTypes()) {
      branches.add(branch.getType() == Schema.Type.RECORD ? record(branch) : branch);
    }
    if (oneIn(3) && branches.stream().noneMatch(b -> b.getType() == Schema.Type.BOOLEAN)) {
      branches.add(random.nextInt(branches.size()), Schema.create(Schema.Type.BOOLEAN));
    }
    if (daring && oneIn(3) && branches.size() > 1) {
      branches.remove(random.nextInt(branches.size()));
      if (branches.size() == 1 && branches.get(0).getType() != Schema.Type.NULL) {
        return branches.get(0);
      }
    }
    boolean holdsValues = branches.stream().anyMatch(b -> b.getType() != Schema.Type.NULL);
    return holdsValues ? Schema.createUnion(branches) : schema;
  }

  private Schema record(Schema schema) {
    boolean renamed = oneIn(4);
    Schema next =
        Schema.createRecord(
            renamed ? "Renamed" + names++ : schema.getName(), null, schema.getNamespace(), false);
    if (renamed) {
      next.addAlias(schema.getName(), schema.getNamespace());
    }
    List<Schema.Field> fields = new ArrayList<>();
    for (Schema.Field field : schema.getFields()) {
      if (!oneIn(6)) {
        fields.add(later(field));
      }
    }
    while (fields.stream().allMatch(RandomEvolution::isNothing) || oneIn(3)) {
      fields.add(added());
    }
    Collections.shuffle(fields, random);
    next.setFields(fields);
    return next;
  }

  private static boolean isNothing(Schema.Field field) {
    return field.schema().getType() == Schema.Type.NULL;
  }

  private Schema.Field later(Schema.Field field) {
    boolean renamed = oneIn(5);
    Schema.Field later =
        new Schema.Field(
            renamed ? "renamed" + names++ : field.name(), next(field.schema()), null, null);
    if (renamed) {
      later.addAlias(field.name());
    }
    return later;
  }

  private Schema.Field added() {
    String name = "added" + names++;
    return switch (random.nextInt(6)) {
      case 0 -> new Schema.Field(name, Schema.create(Schema.Type.LONG), null, 7L);
      case 1 -> new Schema.Field(name, Schema.create(Schema.Type.STRING), null, "dflt ä");
      case 2 ->
          new Schema.Field(
              name,
              Schema.createUnion(
                  Schema.create(Schema.Type.NULL), Schema.create(Schema.Type.STRING)),
              null,
              Schema.Field.NULL_DEFAULT_VALUE);
      case 3 ->
          new Schema.Field(
              name, Schema.createArray(Schema.create(Schema.Type.STRING)), null, List.of("a", "b"));
      case 4 ->
          new Schema.Field(
              name, Schema.createMap(Schema.create(Schema.Type.LONG)), null, Map.of("k", 1L));
      default ->
          new Schema.Field(
              name,
              new Schema.Parser().parse(ADDED_RECORD.toString().replace("Added", "A" + names++)),
              null,
              Map.of("count", 3, "note", JsonProperties.NULL_VALUE, "tags", List.of()));
    };
  }
}
