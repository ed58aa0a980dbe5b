package io.clicklake.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.clicklake.components.RunningComponent;
import io.clicklake.events.ClickEvent;
import io.clicklake.registry.serde.AvroSerializer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.util.RandomData;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Values with a schema of Connect's, through transformations, in a real worker. */
class StructsOnRealWorkerIT {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String SCHEMA =
      "{\"type\":\"struct\",\"name\":\"shop.Order\",\"optional\":false,\"fields\":["
          + "{\"field\":\"id\",\"type\":\"int64\",\"optional\":false},"
          + "{\"field\":\"at\",\"type\":\"int64\",\"optional\":false,"
          + "\"name\":\"org.apache.kafka.connect.data.Timestamp\",\"version\":1},"
          + "{\"field\":\"country\",\"type\":\"string\",\"optional\":true},"
          + "{\"field\":\"lines\",\"type\":\"array\",\"optional\":false,\"items\":"
          + "{\"type\":\"struct\",\"optional\":false,\"fields\":["
          + "{\"field\":\"sku\",\"type\":\"string\",\"optional\":false},"
          + "{\"field\":\"count\",\"type\":\"int32\",\"optional\":true}]}}%s]}";

  private static RunningStack stack() {
    return RunningStack.shared();
  }

  private static Map<String, String> json(String topic) {
    Map<String, String> settings = stack().sink(topic);
    settings.remove("schema.registry.url");
    settings.remove("timestamp.field");
    settings.put("value.converter", "org.apache.kafka.connect.json.JsonConverter");
    settings.put("value.converter.schemas.enable", "true");
    settings.put("key.converter", "org.apache.kafka.connect.storage.StringConverter");
    settings.put("rotate.schedule.interval.ms", "1000");
    return settings;
  }

  private static void produce(String topic, List<@Nullable String> values) throws Exception {
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", stack().bootstrapServers(), "acks", "all"),
            new StringSerializer(),
            new StringSerializer())) {
      for (String value : values) {
        producer.send(new ProducerRecord<>(topic, value)).get();
      }
    }
  }

  private static String order(String more, String fields, String payload) {
    return "{\"schema\":%s,\"payload\":{%s%s}}".formatted(SCHEMA.formatted(fields), payload, more);
  }

  private static String order(int id, String at, String country) {
    return order("", "", payload(id, at, country));
  }

  private static String payload(int id, String at, String country) {
    return "\"id\":%d,\"at\":%d,\"country\":%s,\"lines\":[{\"sku\":\"a\",\"count\":%d},{\"sku\":\"b\",\"count\":null}]"
        .formatted(id, Instant.parse(at).toEpochMilli(), country, id);
  }

  @Test
  void jsonWithASchemaAndATransformationIsReadableInTheLake() throws Exception {
    String topic = "orders";
    stack().createTopic(topic, 1);
    List<@Nullable String> values =
        Stream.of(
                order(1, "2025-05-28T14:30:00Z", "\"KR\""),
                order(2, "2025-05-28T15:00:00Z", "null"),
                order(
                    ",\"note\":\"new\"",
                    ",{\"field\":\"note\",\"type\":\"string\",\"optional\":true}",
                    payload(3, "2025-05-28T15:10:00Z", "\"DE\"")),
                order(4, "2025-05-28T15:20:00Z", "\"DE\""))
            .collect(java.util.stream.Collectors.toCollection(java.util.ArrayList::new));
    values.add(null);
    produce(topic, values);
    Map<String, String> settings = json(topic);
    settings.put("timestamp.field", "at");
    settings.put("behavior.on.null.values", "ignore");
    settings.put("transforms", "origin");
    settings.put("transforms.origin.type", "org.apache.kafka.connect.transforms.InsertField$Value");
    settings.put("transforms.origin.static.field", "source");
    settings.put("transforms.origin.static.value", "web");
    settings.put("transforms.origin.predicate", "tombstone");
    settings.put("transforms.origin.negate", "true");
    settings.put("predicates", "tombstone");
    settings.put(
        "predicates.tombstone.type",
        "org.apache.kafka.connect.transforms.predicates.RecordIsTombstone");
    RunningComponent worker = stack().startWorker("orders", settings);
    stack().awaitCommitted(topic, 5, PATIENCE);
    worker.close();

    assertThat(
            stack()
                .query(
                    topic,
                    "SELECT count(*), string_agg(hour, ',' ORDER BY id),"
                        + " string_agg(coalesce(note, '-'), ',' ORDER BY id),"
                        + " bool_and(source = 'web'),"
                        + " bool_and(lines[1]['count'] = id AND lines[2]['count'] IS NULL),"
                        + " min(\"at\") = TIMESTAMPTZ '2025-05-28T14:30:00Z'"
                        + " FROM (SELECT id, hour, country, note, source, lines, \"at\" FROM"
                        + " read_parquet('"
                        + stack().lake()
                        + "/topics/orders/**/*.parquet', hive_partitioning=true,"
                        + " hive_types={hour: VARCHAR}, union_by_name=true))"))
        .containsExactly(4L, "14,15,15,15", "-,-,new,-", true, true, true);
  }

  @Test
  void anAvroConverterLeavesTheRowsThatTheBytesThemselvesDo() throws Exception {
    String topic = "clicks";
    stack().createTopic(topic, 1);
    stack().registry().register(topic + "-value", ClickEvent.getClassSchema());
    int events = 500;
    AvroSerializer serializer = new AvroSerializer(stack().registry());
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", stack().bootstrapServers(), "acks", "all"),
            new StringSerializer(),
            new ByteArraySerializer())) {
      for (Object click : new RandomData(ClickEvent.getClassSchema(), events, 11L)) {
        GenericRecord event = (GenericRecord) click;
        Instant time = Instant.parse("2025-05-28T14:00:00Z").plusSeconds(event.hashCode() & 0x1fff);
        for (String clock : List.of("event_time", "received_at", "device_time", "sent_at")) {
          event.put(clock, time.toEpochMilli());
        }
        Future<?> unused =
            producer.send(new ProducerRecord<>(topic, serializer.serialize(topic, event)));
      }
    }
    Map<String, String> bytes = stack().sink(topic);
    bytes.put("rotate.schedule.interval.ms", "1000");
    Map<String, String> converted = new HashMap<>(bytes);
    converted.remove("schema.registry.url");
    converted.put("topics.dir", "converted");
    converted.put("value.converter", "io.apicurio.registry.utils.converter.AvroConverter");
    String converter = "value.converter.apicurio.registry.";
    converted.put(converter + "url", stack().registryUrl().resolve("/apis/registry/v2").toString());
    converted.put(converter + "as-confluent", "true");
    converted.put(converter + "use-id", "contentId");
    RunningComponent worker =
        stack()
            .startWorkerWithAvroConverter("clicks", Map.of("bytes", bytes, "converted", converted));
    stack().awaitCommitted("topics", topic, events, PATIENCE);
    stack().awaitCommitted("converted", topic, events, PATIENCE);
    worker.close();

    String plain = files("topics", topic);
    String structs = files("converted", topic);
    assertThat(
            stack()
                .query(
                    topic,
                    ("SELECT (SELECT count(*) FROM %1$s), (SELECT count(*) FROM %2$s),"
                            + " (SELECT count(*) FROM (FROM %1$s EXCEPT ALL FROM %2$s)),"
                            + " (SELECT count(*) FROM (FROM %2$s EXCEPT ALL FROM %1$s))")
                        .formatted(plain, structs)))
        .containsExactly((long) events, (long) events, 0L, 0L);
    assertThat(types(topic, structs)).isEqualTo(types(topic, plain));
  }

  /** Rows with the entries of maps in order: a Struct's map has none. */
  private static String files(String topicsDirectory, String topic) {
    return ("(SELECT * REPLACE (list_sort(map_entries(properties)) AS properties)"
            + " FROM read_parquet('%s/%s/%s/**/*.parquet', hive_partitioning=true))")
        .formatted(stack().lake(), topicsDirectory, topic);
  }

  private static List<Object> types(String topic, String files) throws Exception {
    return stack()
        .query(
            topic,
            "SELECT string_agg(column_name || ' ' || column_type, ', ') FROM (DESCRIBE FROM "
                + files
                + ")");
  }

  @Test
  void aConfigurationOfConfluentsSinkRunsWithItsClassNameChanged() throws Exception {
    String topic = "confluent";
    stack().createTopic(topic, 1);
    produce(
        topic,
        List.of(
            order(1, "2025-05-28T14:30:00Z", "\"KR\""),
            order(2, "2025-05-28T15:00:00Z", "null"),
            order(3, "2025-05-28T15:00:00Z", "\"a/b\"")));
    Map<String, String> settings = json(topic);
    settings.put("format.class", "io.confluent.connect.s3.format.parquet.ParquetFormat");
    settings.put("storage.class", "io.confluent.connect.s3.storage.S3Storage");
    settings.put("partitioner.class", "io.confluent.connect.storage.partitioner.FieldPartitioner");
    settings.put("partition.field.name", "country");
    settings.put("flush.size", "3");
    settings.put("rotate.schedule.interval.ms", "-1");
    settings.put("schema.compatibility", "NONE");
    settings.put("store.kafka.keys", "false");
    RunningComponent worker = stack().startWorker("confluent", settings);
    stack().awaitCommitted(topic, 3, PATIENCE);
    worker.close();

    Path directory = stack().lake().resolve("topics").resolve(topic);
    try (Stream<Path> files = Files.walk(directory)) {
      assertThat(
              files
                  .filter(file -> file.toString().endsWith(".parquet"))
                  .map(file -> directory.relativize(file).toString()))
          .containsExactlyInAnyOrder(
              "country=KR/confluent+0+0000000000.snappy.parquet",
              "country=__HIVE_DEFAULT_PARTITION__/confluent+0+0000000001.snappy.parquet",
              "country=a%2Fb/confluent+0+0000000002.snappy.parquet");
    }
  }
}
