package io.clicklake.components;

import java.io.IOException;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * One Kafka node (KRaft), with no topics but its own; topics are made by who needs them. The first
 * of a cluster is broker and controller; others may join it as brokers.
 */
public final class KafkaBroker implements Component {

  private static final String NAME = "kafka";
  private static final int FIRST_NODE = 1;
  private static final int FORMAT_SECONDS = 60;

  private final Distribution distribution;
  private final StateDirectory state;
  private final int nodeId;
  private final int port;
  private final int controllerPort;

  /** Whose cluster this broker joins; empty for the node that is the controller. */
  private final Optional<KafkaBroker> first;

  /** A broker with its data under {@code state}, its clients on the first port. */
  public KafkaBroker(Distribution distribution, Path state, int port, int controllerPort) {
    this(distribution, state, FIRST_NODE, port, controllerPort, Optional.empty());
  }

  private KafkaBroker(
      Distribution distribution,
      Path state,
      int nodeId,
      int port,
      int controllerPort,
      Optional<KafkaBroker> first) {
    this.distribution = distribution;
    this.state = new StateDirectory(state);
    this.nodeId = nodeId;
    this.port = port;
    this.controllerPort = controllerPort;
    this.first = first;
  }

  /**
   * A further broker of this one's cluster, to be started once this one is.
   *
   * @param state where its data is; not this one's
   */
  public KafkaBroker joinedBy(int nodeId, Path state, int port) {
    if (nodeId <= FIRST_NODE) {
      throw new IllegalArgumentException("node " + nodeId + " must be above " + FIRST_NODE);
    }
    return new KafkaBroker(distribution, state, nodeId, port, controllerPort, Optional.of(this));
  }

  /** What clients are configured with. */
  public String bootstrapServers() {
    return "127.0.0.1:" + port;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<Integer> ports() {
    return first.isPresent() ? List.of(port) : List.of(port, controllerPort);
  }

  @Override
  public Path logFile() {
    return state.log(NAME);
  }

  @Override
  public Path directory() {
    return state.data(NAME);
  }

  @Override
  public Path pidFile() {
    return state.pid(NAME);
  }

  @Override
  public void prepare() throws IOException {
    Files.createDirectories(state.data(NAME));
    PropertiesFile.write(configuration(), settings());
    KafkaLogging.write(logging());
    if (!Files.exists(formatted())) {
      format();
    }
  }

  @Override
  public List<String> command() {
    return distribution
        .java()
        .command(
            List.of(
                "-Xms128m",
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-Dlog4j2.configurationFile=" + logging(),
                "-cp",
                distribution.kafkaClassPath()),
            List.of("kafka.Kafka", configuration().toString()));
  }

  @Override
  public Map<String, String> environment() {
    return Map.of();
  }

  @Override
  public boolean healthy() {
    return BrokerProbe.listsBroker(port);
  }

  private Path configuration() {
    return state.data(NAME).resolve("server.properties");
  }

  private Path logging() {
    return state.data(NAME).resolve("log4j2.properties");
  }

  private Path logs() {
    return state.data(NAME).resolve("logs");
  }

  private Path formatted() {
    return logs().resolve("meta.properties");
  }

  private Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    String clients = "PLAINTEXT://127.0.0.1:" + port;
    String listeners =
        first.isPresent() ? clients : clients + ",CONTROLLER://127.0.0.1:" + controllerPort;
    settings.put("process.roles", first.isPresent() ? "broker" : "broker,controller");
    settings.put("node.id", String.valueOf(nodeId));
    settings.put("listeners", listeners);
    settings.put("advertised.listeners", listeners);
    settings.put("controller.listener.names", "CONTROLLER");
    settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    settings.put("inter.broker.listener.name", "PLAINTEXT");
    settings.put("controller.quorum.bootstrap.servers", "127.0.0.1:" + controllerPort);
    settings.put("log.dirs", logs().toString());
    settings.put("auto.create.topics.enable", "false");
    settings.put("num.partitions", "1");
    settings.put("default.replication.factor", "1");
    settings.put("min.insync.replicas", "1");
    settings.put("offsets.topic.num.partitions", "1");
    settings.put("offsets.topic.replication.factor", "1");
    settings.put("transaction.state.log.num.partitions", "1");
    settings.put("transaction.state.log.replication.factor", "1");
    settings.put("transaction.state.log.min.isr", "1");
    settings.put("share.coordinator.state.topic.num.partitions", "1");
    settings.put("share.coordinator.state.topic.replication.factor", "1");
    settings.put("share.coordinator.state.topic.min.isr", "1");
    settings.put("group.initial.rebalance.delay.ms", "0");
    settings.put("broker.session.timeout.ms", "3000");
    settings.put("broker.heartbeat.interval.ms", "1000");
    settings.put("log.cleaner.dedupe.buffer.size", "8388608");
    settings.put("num.network.threads", "2");
    settings.put("num.io.threads", "4");
    return settings;
  }

  /** Gives empty storage its cluster id; storage that has one stays as it is. */
  private void format() throws IOException {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "kafka.tools.StorageTool",
                "format",
                "--ignore-formatted",
                "--cluster-id",
                first.isPresent() ? first.get().formattedClusterId() : randomClusterId(),
                "--config",
                configuration().toString()));
    if (first.isEmpty()) {
      arguments.add("--standalone");
    }
    List<String> command =
        distribution
            .java()
            .command(
                List.of(
                    "-Xmx128m",
                    "-XX:TieredStopAtLevel=1",
                    "-Dlog4j2.configurationFile=" + logging(),
                    "-cp",
                    distribution.kafkaClassPath()),
                arguments);
    Path output = state.data(NAME).resolve("format.log");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory().toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    ChildEnvironment.lay(builder, environment());
    Process process = builder.start();
    try {
      if (!process.waitFor(FORMAT_SECONDS, TimeUnit.SECONDS)) {
        throw new IOException("formatting its storage takes over " + FORMAT_SECONDS + " s");
      }
      if (process.exitValue() != 0) {
        throw new IOException(
            "formatting its storage failed:\n" + Files.readString(output).strip());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while formatting its storage", e);
    } finally {
      process.destroyForcibly();
    }
  }

  /** A random id in the form Kafka gives its own: 16 bytes in URL-safe base 64, no leading dash. */
  private static String randomClusterId() {
    UUID random = UUID.randomUUID();
    byte[] bytes =
        ByteBuffer.allocate(Long.BYTES * 2)
            .putLong(random.getMostSignificantBits() & Long.MAX_VALUE)
            .putLong(random.getLeastSignificantBits())
            .array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private String formattedClusterId() throws IOException {
    Properties properties = new Properties();
    try (Reader file = Files.newBufferedReader(formatted())) {
      properties.load(file);
    }
    String id = properties.getProperty("cluster.id");
    if (id == null) {
      throw new IOException(formatted() + " has no cluster.id");
    }
    return id;
  }
}
