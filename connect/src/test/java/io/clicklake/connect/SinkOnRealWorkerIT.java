package io.clicklake.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.clicklake.components.ConnectWorker;
import io.clicklake.components.ConnectWorkerSettings;
import io.clicklake.components.Distribution;
import io.clicklake.components.FreePorts;
import io.clicklake.components.KafkaBroker;
import io.clicklake.components.RunningComponent;
import io.clicklake.components.S3Server;
import io.clicklake.components.SchemaRegistryServer;
import io.clicklake.connect.commit.CommitRecord;
import io.clicklake.connect.commit.CommitRecordJson;
import io.clicklake.events.ClickEvent;
import io.clicklake.events.EventType;
import io.clicklake.registry.apply.SchemaRegistrar;
import io.clicklake.registry.client.SchemaRegistries;
import io.clicklake.registry.client.SchemaRegistry;
import io.clicklake.registry.serde.AvroSerializer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged plugin in a real worker, killed in the middle of its work. */
class SinkOnRealWorkerIT {

  private static final String TOPIC = "clickstream";
  private static final int PARTITIONS = 3;
  private static final int EVENTS = 60_000;
  private static final Duration START = Duration.ofSeconds(60);
  private static final Instant FIRST_EVENT = Instant.parse("2025-05-28T14:00:00Z");

  @TempDir Path state;
  private final List<RunningComponent> running = new ArrayList<>();

  @AfterEach
  void endProcesses() {
    for (int i = running.size() - 1; i >= 0; i--) {
      running.get(i).close();
    }
  }

  private RunningComponent start(io.clicklake.components.Component component) {
    RunningComponent started = RunningComponent.start(component, START);
    running.add(started);
    return started;
  }

  @Test
  void aWorkerThatIsKilledAgainAndAgainLosesNothingAndWritesNothingTwice() throws Exception {
    Distribution distribution = Distribution.fromSystemProperty();
    KafkaBroker kafka = new KafkaBroker(distribution, state, FreePorts.next(), FreePorts.next());
    S3Server s3 = new S3Server(distribution, state, FreePorts.next(), List.of("lake"));
    SchemaRegistryServer schemas = new SchemaRegistryServer(distribution, state, FreePorts.next());
    start(kafka);
    start(s3);
    start(schemas);
    SchemaRegistry registry = SchemaRegistries.at(List.of(schemas.url()));
    new SchemaRegistrar(registry).register(TOPIC + "-value");
    createTopic(kafka);
    RunningComponent worker = start(worker(distribution, kafka, s3, schemas));
    Path lake = s3.bucketDirectory("lake");

    try (KafkaProducer<String, ClickEvent> producer = producer(kafka, registry)) {
      for (int kill = 0; kill < 3; kill++) {
        produce(producer, kill * EVENTS / 3, (kill + 1) * EVENTS / 3);
        int committedBefore = commits(lake).size();
        await().atMost(START).until(() -> worker.alive() && commits(lake).size() > committedBefore);
        worker.kill();
        worker.relaunch();
      }
    }
    worker.awaitHealthy(START);
    await()
        .atMost(Duration.ofMinutes(2))
        .untilAsserted(
            () -> {
              assertThat(committedOffsets(lake)).isEqualTo(EVENTS);
              assertThatFilesAreThere(lake);
            });

    assertThatRangesAreContiguous(lake);
    long files = 0;
    long rows = 0;
    for (CommitRecord commit : commits(lake)) {
      files += commit.files().size();
      rows += commit.rows();
      assertThat(commit.connector()).isEqualTo("clicks");
      assertThat(commit.rejected()).isZero();
    }
    assertThat(rows).isEqualTo(EVENTS);
    try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duckdb.createStatement();
        ResultSet result =
            statement.executeQuery(
                "SELECT count(*), count(DISTINCT event_id), count(DISTINCT filename),"
                    + " min(event_time) = '2025-05-28T14:00:00Z',"
                    + " bool_and(hour(event_time AT TIME ZONE 'UTC') = hour::INT)"
                    + " FROM read_parquet('"
                    + lake
                    + "/topics/clickstream/*/*/*/*/*.parquet', hive_partitioning=true,"
                    + " filename=true)")) {
      result.next();
      assertThat(result.getLong(1)).as("rows").isEqualTo(EVENTS);
      assertThat(result.getLong(2)).as("distinct events").isEqualTo(EVENTS);
      assertThat(result.getLong(3)).as("files").isEqualTo(files);
      assertThat(result.getBoolean(4)).as("timestamps read back").isTrue();
      assertThat(result.getBoolean(5)).as("hours are those of the events").isTrue();
    }
  }

  private ConnectWorker worker(
      Distribution distribution, KafkaBroker kafka, S3Server s3, SchemaRegistryServer schemas) {
    Path plugins = Path.of(System.getProperty("clicklake.home"), "connect", "target", "plugin");
    Map<String, String> sink =
        Map.ofEntries(
            Map.entry("connector.class", "io.clicklake.connect.S3SinkConnector"),
            Map.entry("topics", TOPIC),
            Map.entry("tasks.max", "2"),
            Map.entry("s3.bucket.name", "lake"),
            Map.entry("store.url", s3.endpoint().toString()),
            Map.entry("aws.access.key.id", s3.accessKey()),
            Map.entry("aws.secret.access.key", s3.secretKey()),
            Map.entry("schema.registry.url", schemas.url().toString()),
            Map.entry("timestamp.field", "event_time"),
            Map.entry("flush.size", "5000"),
            Map.entry("rotate.schedule.interval.ms", "500"));
    return new ConnectWorker(
        distribution,
        state,
        FreePorts.next(),
        new ConnectWorkerSettings(kafka.bootstrapServers(), plugins, Map.of("clicks", sink)));
  }

  private static void createTopic(KafkaBroker kafka) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
      admin.createTopics(List.of(new NewTopic(TOPIC, PARTITIONS, (short) 1))).all().get();
    }
  }

  private static KafkaProducer<String, ClickEvent> producer(
      KafkaBroker kafka, SchemaRegistry registry) {
    AvroSerializer values = new AvroSerializer(registry);
    return new KafkaProducer<>(
        Map.of("bootstrap.servers", kafka.bootstrapServers(), "acks", "all"),
        new StringSerializer(),
        (topic, event) -> values.serialize(topic, event));
  }

  private static void produce(KafkaProducer<String, ClickEvent> producer, int from, int to) {
    for (int i = from; i < to; i++) {
      Instant time = FIRST_EVENT.plusMillis(i * 180L);
      ClickEvent event =
          ClickEvent.newBuilder()
              .setEventId(new UUID(7, i))
              .setEventType(EventType.page_view)
              .setEventTime(time)
              .setReceivedAt(time)
              .setSessionId("session-" + i % 500)
              .setPagePath("/posts/" + i % 20)
              .setProperties(Map.of())
              .build();
      Future<?> unused = producer.send(new ProducerRecord<>(TOPIC, event.getSessionId(), event));
    }
    producer.flush();
  }

  private static List<CommitRecord> commits(Path lake) throws IOException {
    Path logs = lake.resolve("topics/_commits/" + TOPIC);
    if (!Files.isDirectory(logs)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(logs)) {
      List<CommitRecord> commits = new ArrayList<>();
      for (Path file : files.filter(path -> path.toString().endsWith(".json")).sorted().toList()) {
        commits.add(CommitRecordJson.read(file.toString(), Files.readAllBytes(file)));
      }
      return commits;
    }
  }

  private static long committedOffsets(Path lake) throws IOException {
    return commits(lake).stream().mapToLong(commit -> commit.next() - commit.first()).sum();
  }

  private static void assertThatFilesAreThere(Path lake) throws IOException {
    for (CommitRecord commit : commits(lake)) {
      assertThat(commit.files())
          .allSatisfy(file -> assertThat(lake.resolve(file.key())).hasSize(file.bytes()));
    }
  }

  private static void assertThatRangesAreContiguous(Path lake) throws IOException {
    long[] next = new long[PARTITIONS];
    for (CommitRecord commit : commits(lake)) {
      assertThat(commit.first())
          .as("start of a batch of partition %d", commit.partition())
          .isEqualTo(next[commit.partition()]);
      next[commit.partition()] = commit.next();
    }
  }
}
