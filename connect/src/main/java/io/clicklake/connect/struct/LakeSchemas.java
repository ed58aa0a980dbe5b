package io.clicklake.connect.struct;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clicklake.connect.decode.VersionedSchema;
import io.clicklake.connect.store.ObjectStore;
import io.clicklake.connect.store.PutOutcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;

/**
 * The schemas of a topic whose values no registry knows, kept in the lake so that a task that
 * repairs a batch finds them again.
 *
 * <pre>{@code
 * key  = topics.dir "/_schemas/" topic "/" id ".json"      id: 8 hexadecimal digits
 * body = {"version":…, "schema":{…}}
 * }</pre>
 *
 * Ids are negative, those of a registry are not; they follow from the schema alone. A version is
 * Connect's where there is one, otherwise the next one free. Used by one thread; tasks may share a
 * topic. Throws what the store throws.
 */
final class LakeSchemas {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MOST_COLLISIONS = 16;

  private final ObjectStore store;
  private final String directory;
  private final Map<Integer, VersionedSchema> known = new HashMap<>();
  private boolean loaded;

  LakeSchemas(ObjectStore store, String topicsDirectory, String topic) {
    this.store = store;
    this.directory = topicsDirectory + "/_schemas/" + topic + "/";
  }

  /** The schema under its id; it is kept from now on if it was not. */
  VersionedSchema of(Schema made, OptionalInt version) {
    load();
    // As it will be read: Avro calls a long's default 7 another one once it was written and read.
    Schema schema = new Schema.Parser().parse(made.toString());
    int id = id(schema);
    for (int tried = 0; tried < MOST_COLLISIONS; tried++) {
      VersionedSchema there = known.get(id);
      if (there == null) {
        there = keep(new VersionedSchema(id, version.orElseGet(this::nextVersion), schema));
      }
      if (there.schema().equals(schema)) {
        return there;
      }
      id = id == -1 ? Integer.MIN_VALUE : id + 1;
    }
    throw new IllegalStateException(
        "%s holds other schemas under the ids of %s".formatted(directory, schema.getFullName()));
  }

  /** The schema of this id, if it is kept. */
  Optional<VersionedSchema> find(int id) {
    if (id < 0 && !known.containsKey(id)) {
      read(key(id)).ifPresent(schema -> known.put(id, schema));
    }
    return Optional.ofNullable(known.get(id));
  }

  private void load() {
    if (!loaded) {
      for (String key : store.keys(directory)) {
        read(key).ifPresent(schema -> known.putIfAbsent(schema.id(), schema));
      }
      loaded = true;
    }
  }

  private int nextVersion() {
    return known.values().stream().mapToInt(VersionedSchema::version).max().orElse(0) + 1;
  }

  private VersionedSchema keep(VersionedSchema schema) {
    VersionedSchema there = schema;
    if (store.putIfAbsent(key(schema.id()), body(schema)) instanceof PutOutcome.ConditionFailed) {
      there = read(key(schema.id())).orElse(schema);
    }
    known.put(schema.id(), there);
    return there;
  }

  private String key(int id) {
    return directory + String.format(Locale.ROOT, "%08x", id) + ".json";
  }

  private Optional<VersionedSchema> read(String key) {
    return store.read(key).map(object -> schema(key, object.body()));
  }

  private VersionedSchema schema(String key, byte[] body) {
    try {
      String hex = key.substring(directory.length(), key.length() - ".json".length());
      JsonNode node = JSON.readTree(body);
      return new VersionedSchema(
          Integer.parseUnsignedInt(hex, 16),
          node.required("version").intValue(),
          new Schema.Parser().parse(node.required("schema").toString()));
    } catch (IOException | RuntimeException e) {
      throw new IllegalStateException(
          key + " is no schema as this sink keeps it; move it away, it is written again", e);
    }
  }

  private static byte[] body(VersionedSchema schema) {
    try {
      ObjectNode node = JSON.createObjectNode().put("version", schema.version());
      node.set("schema", JSON.readTree(schema.schema().toString()));
      return JSON.writeValueAsBytes(node);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Of the whole schema: its canonical form lacks defaults and logical types. */
  private static int id(Schema schema) {
    long print =
        SchemaNormalization.fingerprint64(schema.toString().getBytes(StandardCharsets.UTF_8));
    return (int) (print ^ (print >>> 32)) | Integer.MIN_VALUE;
  }
}
