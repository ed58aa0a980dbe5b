package io.clicklake.registry.serde;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.kafka.common.errors.SerializationException;

/**
 * Ids known beforehand by subject, others from elsewhere. A pinned id stands for one schema: the
 * first that is written under its subject; any other is refused.
 */
final class PinnedIds implements SchemaIds {

  private final Map<String, Integer> pinned;
  private final SchemaIds others;
  private final Map<String, Schema> written = new ConcurrentHashMap<>();

  PinnedIds(Map<String, Integer> pinned, SchemaIds others) {
    pinned.forEach(
        (subject, id) -> {
          if (id < 0) {
            throw new IllegalArgumentException(
                "pinned schema id of " + subject + " is " + id + ", not ≥ 0");
          }
        });
    this.pinned = Map.copyOf(pinned);
    this.others = others;
  }

  @Override
  public int idOf(String subject, Schema schema) {
    Integer id = pinned.get(subject);
    if (id == null) {
      return others.idOf(subject, schema);
    }
    Schema first = written.putIfAbsent(subject, schema);
    if (first != null && !first.equals(schema)) {
      throw new SerializationException(
          "subject "
              + subject
              + " is pinned to schema id "
              + id
              + ", under which "
              + first.getFullName()
              + " was written; the schema of this "
              + schema.getFullName()
              + " is another one; unpin the subject or write one schema only");
    }
    return id;
  }
}
