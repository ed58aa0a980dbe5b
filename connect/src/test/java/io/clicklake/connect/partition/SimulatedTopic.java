package io.clicklake.connect.partition;

import io.clicklake.connect.decode.KafkaRecord;
import io.clicklake.registry.client.InMemorySchemaRegistry;
import io.clicklake.registry.client.SchemaRegistry;
import io.clicklake.registry.serde.WireFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.jspecify.annotations.Nullable;

/** One partition of a topic in memory; a record's {@code seq} is its offset. */
public final class SimulatedTopic {

  static final Schema V1 =
      new Schema.Parser()
          .parse(
              """
              {"type":"record","name":"Click","namespace":"sim","fields":[
                {"name":"seq","type":"long"},
                {"name":"event_time","type":{"type":"long","logicalType":"timestamp-millis"}}]}
              """);
  static final Schema V2 =
      new Schema.Parser()
          .parse(
              """
              {"type":"record","name":"Click","namespace":"sim","fields":[
                {"name":"seq","type":"long"},
                {"name":"event_time","type":{"type":"long","logicalType":"timestamp-millis"}},
                {"name":"page","type":["null","string"],"default":null}]}
              """);
  private static final Schema V3 =
      new Schema.Parser().parse(V2.toString().replace("\"page\"", "\"path\""));
  public static final Instant START = Instant.parse("2025-05-28T14:00:00Z");

  public final InMemorySchemaRegistry registry = new InMemorySchemaRegistry();
  private final int v1 = registry.register("clickstream-value", V1).id();
  private final int v2 = registry.register("clickstream-value", V2).id();
  private final List<byte @Nullable []> values = new ArrayList<>();
  private final Set<Long> bad = new TreeSet<>();
  private final Set<Long> absent = new TreeSet<>();
  private long head;
  private boolean registryDown;

  /** The registry as a task sees it. */
  SchemaRegistry reachableRegistry() {
    return FaultyRegistry.over(registry, () -> registryDown);
  }

  void registryIsDown(boolean down) {
    registryDown = down;
  }

  long head() {
    return head;
  }

  long end() {
    return values.size();
  }

  /** Appends an event of the first version at an hour after the start. */
  public void event(int hour) {
    event(V1, v1, hour);
  }

  /** Appends an event of the second version. */
  void newerEvent(int hour) {
    event(V2, v2, hour);
  }

  /** Appends an event of the second version with a page of so many bytes. */
  void largeEvent(int hour, int bytes) {
    event(V2, v2, hour, "x".repeat(bytes));
  }

  private void event(Schema schema, int id, int hour) {
    event(schema, id, hour, null);
  }

  private void event(Schema schema, int id, int hour, @Nullable String page) {
    GenericRecord datum = new GenericData.Record(schema);
    if (page != null) {
      datum.put("page", page);
    }
    datum.put("seq", end());
    datum.put("event_time", START.plusSeconds(3600L * hour).toEpochMilli());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
    try {
      new GenericDatumWriter<GenericRecord>(schema).write(datum, encoder);
      encoder.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    values.add(WireFormat.frame(id, bytes.toByteArray()));
  }

  /** Appends a record of a schema that the topic's subject does not hold. */
  void foreignEvent(int hour) {
    Schema foreign = new Schema.Parser().parse(V2.toString().replace("Click", "Foreign"));
    event(foreign, registry.register("elsewhere-value", foreign).id(), hour);
  }

  /** Appends an event of a version that the topic's subject does not hold yet. */
  void unregisteredEvent(int hour) {
    event(V3, registry.register("elsewhere-value", V3).id(), hour);
  }

  /** Registers that version. */
  void registerIt() {
    registry.register("clickstream-value", V3);
  }

  /** Appends bytes as they are. */
  public void raw(byte @Nullable [] value) {
    values.add(value);
  }

  /** Appends a record that no file can hold. */
  void bad() {
    bad.add(end());
    raw(new byte[] {1});
  }

  /** Appends an offset at which consumers find no record, as a transaction's marker. */
  void absent() {
    absent.add(end());
    raw(null);
  }

  Set<Long> badOffsets() {
    return bad;
  }

  Set<Long> absentOffsets() {
    return absent;
  }

  /** Retention takes everything before this offset, but not the newest record. */
  void expireBefore(long offset) {
    head = Math.max(head, Math.min(offset, end() - 1));
  }

  /** Up to {@code max} records from an offset, or from the head where that is gone. */
  public List<KafkaRecord> poll(long offset, int max) {
    List<KafkaRecord> polled = new ArrayList<>();
    for (long at = Math.max(head, offset); at < end() && polled.size() < max; at++) {
      if (!absent.contains(at)) {
        polled.add(new KafkaRecord(at, START.toEpochMilli() + at, values.get((int) at)));
      }
    }
    return polled;
  }
}
