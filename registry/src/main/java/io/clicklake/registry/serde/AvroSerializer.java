package io.clicklake.registry.serde;

import io.clicklake.registry.client.RegistryAccess;
import io.clicklake.registry.client.SchemaRegistry;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Avro records to messages in the {@link WireFormat}.
 *
 * <p>The subject is the topic's name and {@code -value} or {@code -key}, or what {@code
 * value.subject.name.strategy} or {@code key.subject.name.strategy} says by the name of one of
 * Confluent's three strategies. The subject must hold the record's schema already: it is looked up
 * once per topic, schema and class of record, and never registered. Generic and generated records
 * of one schema may be mixed. Null becomes null. Safe for several threads; those that need an id
 * first at the same time ask together where the registry caches, as {@link
 * io.clicklake.registry.client.SchemaRegistries} does.
 *
 * <p>Kafka configures it with the keys of Confluent's client that {@link RegistryAccess#configured}
 * names; {@code auto.register.schemas} may only be false. {@code schema.pins} names a file of
 * {@link io.clicklake.registry.client.SchemaPins}, or holds its text: for schemas pinned there no
 * registry is asked. Built by constructor, it serializes values until {@code configure} says
 * otherwise.
 *
 * <p>Throws {@link SerializationException} for a schema that the subject does not hold and for a
 * record that its schema does not describe; an outage of the registry comes through as {@link
 * io.clicklake.registry.client.RegistryUnavailableException}.
 */
public final class AvroSerializer implements Serializer<IndexedRecord> {

  /** The keys it is configured with, each value a text. */
  public static final Set<String> SETTINGS = SerdeSettings.OF_SERIALIZER;

  /** The type decides, beside the schema, how values of logical types are turned into bytes. */
  private record Use(String topic, Schema schema, Class<? extends IndexedRecord> type) {}

  private record Prepared(int schemaId, DatumWriter<IndexedRecord> writer) {}

  /** Keyed by Avro's equality: schemas that differ in documentation alone write the same bytes. */
  private final Map<Use, Prepared> prepared = new ConcurrentHashMap<>();

  private final ThreadLocal<MessageBuffer> buffers = ThreadLocal.withInitial(MessageBuffer::new);
  private volatile @Nullable SchemaRegistry registry;
  private volatile Side side = Side.VALUE;
  private volatile SubjectNaming naming = SubjectNaming.TOPIC;

  /** For Kafka, which configures it. */
  public AvroSerializer() {}

  public AvroSerializer(SchemaRegistry registry) {
    this.registry = registry;
  }

  @Override
  public void configure(Map<String, ?> configs, boolean isKey) {
    var settings = new SerdeSettings(configs);
    settings.requireNoAutoRegistration();
    side = Side.of(isKey);
    naming = settings.naming(side);
    if (registry == null) {
      registry = settings.registry();
    }
  }

  @Override
  public byte @Nullable [] serialize(String topic, @Nullable IndexedRecord record) {
    if (record == null) {
      return null;
    }
    Use use = new Use(topic, record.getSchema(), record.getClass());
    Prepared ready = prepared.get(use);
    if (ready == null) {
      ready = prepare(topic, record);
      prepared.put(use, ready);
    }
    try {
      return buffers.get().message(ready.schemaId(), record, ready.writer());
    } catch (IOException | RuntimeException e) {
      throw new SerializationException(
          "a "
              + record.getSchema().getFullName()
              + " for topic "
              + topic
              + " does not fit its schema (id "
              + ready.schemaId()
              + "): "
              + e.getMessage(),
          e);
    }
  }

  private Prepared prepare(String topic, IndexedRecord record) {
    SchemaRegistry source = registry;
    if (source == null) {
      throw new IllegalStateException(
          "the serializer is not configured; set " + SerdeSettings.URL + " or pass a registry");
    }
    String subject = naming.subject(topic, side, record.getSchema());
    return new Prepared(registeredId(source, subject, record.getSchema()), writer(record));
  }

  private static int registeredId(SchemaRegistry registry, String subject, Schema schema) {
    return registry
        .lookup(subject, schema)
        .orElseThrow(
            () ->
                new SerializationException(
                    "subject "
                        + subject
                        + " does not hold the schema of "
                        + schema.getFullName()
                        + "; register the schemas first"))
        .id();
  }

  private static DatumWriter<IndexedRecord> writer(IndexedRecord record) {
    if (record instanceof SpecificRecordBase generated) {
      return new SpecificDatumWriter<>(record.getSchema(), generated.getSpecificData());
    }
    return new GenericDatumWriter<>(record.getSchema(), new GenericData());
  }
}
