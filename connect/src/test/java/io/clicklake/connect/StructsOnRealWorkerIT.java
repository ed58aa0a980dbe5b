package io.clicklake.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.clicklake.components.RunningComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

  @TempDir static Path state;
  private static @Nullable RunningStack started;

  @BeforeAll
  static void startStack() {
    started = new RunningStack(state);
  }

  @AfterAll
  static void endStack() {
    if (started != null) {
      started.close();
    }
  }

  private static RunningStack stack() {
    return Objects.requireNonNull(started);
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
        .formatted(id, java.time.Instant.parse(at).toEpochMilli(), country, id);
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
