package io.clicklake.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.clicklake.components.Component;
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
import io.clicklake.registry.client.SchemaRegistries;
import io.clicklake.registry.client.SchemaRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * A broker, a registry and a bucket as real processes, and workers that run the packaged plugin.
 */
public final class RunningStack implements AutoCloseable {

  /** How long a component may take to start. */
  public static final Duration START = Duration.ofSeconds(60);

  private static final String BUCKET = "lake";

  private final Path state;
  private final Distribution distribution = Distribution.fromSystemProperty();
  private final List<RunningComponent> running = new ArrayList<>();
  private final KafkaBroker kafka;
  private final S3Server s3;
  private final SchemaRegistryServer schemas;

  /** Starts them with their state under this directory. */
  public RunningStack(Path state) {
    this.state = state;
    this.kafka = new KafkaBroker(distribution, state, FreePorts.next(), FreePorts.next());
    this.s3 = new S3Server(distribution, state, FreePorts.next(), List.of(BUCKET));
    this.schemas = new SchemaRegistryServer(distribution, state, FreePorts.next());
    try {
      start(kafka);
      start(s3);
      start(schemas);
    } catch (RuntimeException | Error e) {
      close();
      throw e;
    }
  }

  private RunningComponent start(Component component) {
    RunningComponent started = RunningComponent.start(component, START);
    running.add(started);
    return started;
  }

  public String bootstrapServers() {
    return kafka.bootstrapServers();
  }

  public SchemaRegistry registry() {
    return SchemaRegistries.at(List.of(schemas.url()));
  }

  /** Where the registry's API begins. */
  public URI registryUrl() {
    return schemas.url();
  }

  /** The bucket's directory. */
  public Path lake() {
    return s3.bucketDirectory(BUCKET);
  }

  public void createTopic(String name, int partitions) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers()))) {
      admin.createTopics(List.of(new NewTopic(name, partitions, (short) 1))).all().get();
    }
  }

  /** Settings of a sink that reads a topic of click events; a test adds to them. */
  public Map<String, String> sink(String topic) {
    Map<String, String> settings = new HashMap<>();
    settings.put("connector.class", "io.clicklake.connect.S3SinkConnector");
    settings.put("topics", topic);
    settings.put("tasks.max", "1");
    settings.put("s3.bucket.name", BUCKET);
    settings.put("store.url", s3.endpoint().toString());
    settings.put("aws.access.key.id", s3.accessKey());
    settings.put("aws.secret.access.key", s3.secretKey());
    settings.put("schema.registry.url", schemas.url().toString());
    settings.put("timestamp.field", "event_time");
    return settings;
  }

  /** A worker that runs one connector; its files lie in a directory of the connector's name. */
  public RunningComponent startWorker(
      String connector, Map<String, String> settings, String... jvmOptions) {
    ConnectWorkerSettings worker = worker(Map.of(connector, Map.copyOf(settings)));
    return startWorker(
        connector, jvmOptions.length == 0 ? worker : worker.withJvmOptions(List.of(jvmOptions)));
  }

  /** A worker that runs several connectors and has an AvroConverter beside the packaged plugin. */
  public RunningComponent startWorkerWithAvroConverter(
      String name, Map<String, Map<String, String>> connectors) {
    String plugins = built("plugin") + "," + built("converter");
    return startWorker(
        name,
        worker(connectors)
            .withWorkerProperties(
                Map.of("plugin.path", plugins, "plugin.discovery", "hybrid_warn")));
  }

  private RunningComponent startWorker(String name, ConnectWorkerSettings settings) {
    return start(new ConnectWorker(distribution, state.resolve(name), FreePorts.next(), settings));
  }

  private ConnectWorkerSettings worker(Map<String, Map<String, String>> connectors) {
    return new ConnectWorkerSettings(bootstrapServers(), built("plugin"), connectors);
  }

  private static Path built(String directory) {
    return Path.of(System.getProperty("clicklake.home"), "connect", "target", directory);
  }

  /** The records of a topic's commit logs, by partition and sequence. */
  public List<CommitRecord> commits(String topic) throws IOException {
    return commits("topics", topic);
  }

  private List<CommitRecord> commits(String topicsDirectory, String topic) throws IOException {
    Path log = lake().resolve(topicsDirectory).resolve("_commits").resolve(topic);
    List<CommitRecord> commits = new ArrayList<>();
    for (Path partition : list(log)) {
      for (Path file : list(partition)) {
        if (file.toString().endsWith(".json")) {
          commits.add(CommitRecordJson.read(file.toString(), Files.readAllBytes(file)));
        }
      }
    }
    return commits;
  }

  /** Names alone: what the server is still writing is gone a moment later. */
  private static List<Path> list(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.sorted().toList();
    }
  }

  /** Waits until so many offsets of a topic are committed and every committed file is there. */
  public void awaitCommitted(String topic, long offsets, Duration patience) {
    awaitCommitted("topics", topic, offsets, patience);
  }

  /** As {@link #awaitCommitted(String, long, Duration)}, in the lake of a {@code topics.dir}. */
  public void awaitCommitted(
      String topicsDirectory, String topic, long offsets, Duration patience) {
    await()
        .atMost(patience)
        .untilAsserted(
            () -> {
              assertThat(
                      commits(topicsDirectory, topic).stream()
                          .mapToLong(commit -> commit.next() - commit.first())
                          .sum())
                  .isEqualTo(offsets);
              for (CommitRecord commit : commits(topicsDirectory, topic)) {
                assertThat(commit.files())
                    .allSatisfy(
                        file -> assertThat(lake().resolve(file.key())).hasSize(file.bytes()));
              }
            });
  }

  /** One row of SQL over a topic's files; {@code $lake} stands for them. */
  public List<Object> query(String topic, String sql) throws SQLException {
    String files =
        "read_parquet('%s/topics/%s/**/*.parquet', hive_partitioning=true, filename=true)"
            .formatted(lake(), topic);
    try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duckdb.createStatement();
        ResultSet result = statement.executeQuery(sql.replace("$lake", files))) {
      result.next();
      List<Object> row = new ArrayList<>();
      for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
        row.add(result.getObject(i));
      }
      return row;
    }
  }

  /** One for all tests of this JVM, started by the first that asks; topics keep them apart. */
  public static RunningStack shared() {
    return Shared.STACK;
  }

  /** Started when the class is first used, once, and ended with the JVM. */
  private static final class Shared {
    static final RunningStack STACK = start();

    private static RunningStack start() {
      try {
        Path state = Files.createTempDirectory("clicklake-sink-test");
        RunningStack stack = new RunningStack(state);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(stack, state)));
        return stack;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static void end(RunningStack stack, Path state) {
      stack.close();
      try (Stream<Path> files = Files.walk(state)) {
        files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Ends every process that was started here. */
  @Override
  public void close() {
    for (int i = running.size() - 1; i >= 0; i--) {
      running.get(i).close();
    }
  }
}
