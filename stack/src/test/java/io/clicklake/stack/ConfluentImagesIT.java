package io.clicklake.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.clicklake.components.ConnectorStatus;
import io.clicklake.components.S3Server;
import io.clicklake.events.ClickEvent;
import io.clicklake.events.EventType;
import io.clicklake.registry.serde.AvroSerializer;
import io.clicklake.stack.lake.Lake;
import io.clicklake.stack.lake.LakeDirectory;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.junit.jupiter.Testcontainers;

/**
 * Confluent's broker, registry and Connect worker, with this project's schemas, serializer and
 * sink, and Confluent's sink beside it: the same events are in both lakes, each once.
 *
 * <p>Skipped where no Docker is, and where the images ({@link ConfluentImages}) are neither here
 * nor can be pulled. Confluent's sink is on Confluent Hub alone: {@code
 * -Dclicklake.confluent.s3.plugin} names the directory that its archive was unpacked to.
 */
@Testcontainers(disabledWithoutDocker = true)
@Tag("deployment")
@Timeout(1500)
class ConfluentImagesIT {

  private static final Path HOME = Path.of(System.getProperty("clicklake.home"));
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Instant FIRST = Instant.parse("2026-03-29T00:00:00Z");
  private static final String TOPIC = "clickstream";
  private static final int HOURS = 3;

  /** A batch of this many events is a file: no clock closes it. */
  private static final int EVENTS_PER_HOUR = 100;

  private static final Optional<Path> CONFLUENT_SINK =
      Optional.ofNullable(System.getProperty("clicklake.confluent.s3.plugin")).map(Path::of);

  /** The hour of each event, and its id. */
  private static final List<String> SENT = new ArrayList<>();

  private static @Nullable ConfluentPlatform started;

  @TempDir private static Path state = Path.of("");

  /** Not once for all before them: what is skipped there is not reported. */
  @BeforeEach
  void sendEventsOnce() throws Exception {
    if (started != null) {
      return;
    }
    Path sink = HOME.resolve("connect/target/plugin/clicklake-sink");
    assumeThat(sink).as("./mvnw package -pl connect -am").exists();
    ConfluentImages images = ConfluentImages.named();
    assumeThat(images.missing()).isEmpty();

    Map<String, Path> plugins = new HashMap<>();
    plugins.put("clicklake-sink", sink);
    CONFLUENT_SINK.ifPresent(directory -> plugins.put("kafka-connect-s3", directory));
    started =
        new ConfluentPlatform(images, state, List.of("of-clicklake", "of-confluent"), plugins);

    String[] apply = {"schema", "apply", "--registry", platform().registry().toString()};
    assertThat(Clicklake.commandLine().execute(apply)).isZero();
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", platform().bootstrapServers()))) {
      admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
    }
    send();
  }

  private static ConfluentPlatform platform() {
    return Objects.requireNonNull(started);
  }

  @AfterAll
  static void stop() {
    if (started != null) {
      started.close();
    }
  }

  @Test
  void theSinkOnConfluentsWorkerWritesEachEventOnce() throws Exception {
    create("clicklake", "of-clicklake");
    awaitEachEventOnce("of-clicklake");
  }

  @Test
  void confluentsSinkWritesTheSameRows() throws Exception {
    assumeThat(CONFLUENT_SINK).as("-Dclicklake.confluent.s3.plugin").isPresent();
    create("kafka-connect-s3", "of-confluent");
    awaitEachEventOnce("of-confluent");
  }

  /** In the order of their hours: both sinks close a file where the hour changes. */
  private static void send() throws Exception {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers",
            platform().bootstrapServers(),
            "schema.registry.url",
            platform().registry().toString(),
            "key.serializer",
            ByteArraySerializer.class,
            "value.serializer",
            AvroSerializer.class);
    try (KafkaProducer<byte[], ClickEvent> producer = new KafkaProducer<>(settings)) {
      List<Future<RecordMetadata>> acknowledged = new ArrayList<>();
      for (int event = 0; event < HOURS * EVENTS_PER_HOUR; event++) {
        int hour = event / EVENTS_PER_HOUR;
        UUID id = UUID.randomUUID();
        ClickEvent click =
            ClickEvent.newBuilder()
                .setEventId(id)
                .setEventType(EventType.page_view)
                .setEventTime(FIRST.plus(Duration.ofHours(hour)).plusSeconds(event))
                .setReceivedAt(FIRST)
                .setSessionId("visit " + event % 7)
                .setProperties(Map.of("n", Integer.toString(event)))
                .build();
        acknowledged.add(producer.send(new ProducerRecord<>(TOPIC, click)));
        SENT.add(hour + " " + id);
      }
      for (Future<RecordMetadata> one : acknowledged) {
        one.get();
      }
    }
  }

  /** As the benchmarks run this sink, by its name there. */
  private static void create(String sink, String bucket) throws Exception {
    S3Server store = platform().store();
    Map<String, String> places =
        Map.of(
            "TOPIC", TOPIC,
            "BUCKET", bucket,
            "SR", platform().registry().toString(),
            "S3", store.endpoint().toString(),
            "ACCESS", store.accessKey(),
            "SECRET", store.secretKey(),
            "FLUSH", Integer.toString(EVENTS_PER_HOUR));
    String text = Files.readString(HOME.resolve("benchmarks/config/" + sink + ".properties"));
    for (Map.Entry<String, String> place : places.entrySet()) {
      text = text.replace("@" + place.getKey() + "@", place.getValue());
    }
    Properties properties = new Properties();
    properties.load(new StringReader(text));
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(
                        URI.create(platform().connect() + "/connectors/" + sink + "/config"))
                    .header("Content-Type", "application/json")
                    .PUT(BodyPublishers.ofString(new ObjectMapper().writeValueAsString(properties)))
                    .build(),
                BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    await(sink + " runs")
        .atMost(PATIENCE)
        .until(() -> ConnectorStatus.runs(platform().connect(), sink));
  }

  private static void awaitEachEventOnce(String bucket) {
    LakeDirectory directory = new LakeDirectory(platform().store().bucketDirectory(bucket));
    await("each event once in " + bucket)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofSeconds(1))
        .untilAsserted(() -> assertThat(rows(directory)).containsExactlyInAnyOrderElementsOf(SENT));
  }

  /** The hour of each row's directory, and its event. */
  private static List<String> rows(LakeDirectory directory) {
    try (Lake lake = Lake.open(directory)) {
      return lake
          .rows("SELECT hour::INTEGER, event_id::VARCHAR FROM click_events", List.of())
          .stream()
          .map(row -> row.get(0).asText() + " " + row.get(1).asText())
          .toList();
    }
  }
}
