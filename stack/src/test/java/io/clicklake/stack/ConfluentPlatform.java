package io.clicklake.stack;

import io.clicklake.components.Distribution;
import io.clicklake.components.FreePorts;
import io.clicklake.components.HttpProbe;
import io.clicklake.components.RunningComponent;
import io.clicklake.components.S3Server;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.output.OutputFrame;
import org.testcontainers.utility.MountableFile;

/**
 * Confluent's images of broker, registry and Connect worker, and an S3 server of this machine. All
 * share this machine's network, so that each listens on 127.0.0.1 only.
 */
final class ConfluentPlatform implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final String PLUGINS = "/usr/share/clicklake-plugins";
  private static final String BYTES = "org.apache.kafka.connect.converters.ByteArrayConverter";

  private final int brokerPort = FreePorts.next();
  private final int controllerPort = FreePorts.next();
  private final int registryPort = FreePorts.next();
  private final int connectPort = FreePorts.next();
  private final S3Server store;
  private final RunningComponent runningStore;
  private final List<GenericContainer<?>> containers;

  /**
   * Starts all of them.
   *
   * @param buckets there from the start
   * @param plugins directories of connectors, by the name they have on the worker's plugin path
   */
  ConfluentPlatform(
      ConfluentImages images, Path state, List<String> buckets, Map<String, Path> plugins) {
    store = new S3Server(Distribution.fromSystemProperty(), state, FreePorts.next(), buckets);
    containers = List.of(broker(images), registry(images), connect(images, plugins));
    runningStore = RunningComponent.start(store, PATIENCE);
    try {
      containers.forEach(GenericContainer::start);
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  String bootstrapServers() {
    return "127.0.0.1:" + brokerPort;
  }

  /** Where the registry's API begins. */
  URI registry() {
    return URI.create("http://127.0.0.1:" + registryPort + ConfluentImages.registryPath());
  }

  /** Where the worker's REST API begins. */
  URI connect() {
    return URI.create("http://127.0.0.1:" + connectPort);
  }

  S3Server store() {
    return store;
  }

  @Override
  public void close() {
    containers.forEach(GenericContainer::stop);
    runningStore.close();
  }

  private GenericContainer<?> broker(ConfluentImages images) {
    Map<String, String> settings = new HashMap<>();
    settings.put("CLUSTER_ID", "Y29uZmx1ZW50LWltYWdlcw");
    settings.put("KAFKA_NODE_ID", "1");
    settings.put("KAFKA_PROCESS_ROLES", "broker,controller");
    settings.put("KAFKA_CONTROLLER_QUORUM_VOTERS", "1@127.0.0.1:" + controllerPort);
    settings.put("KAFKA_CONTROLLER_LISTENER_NAMES", "CONTROLLER");
    settings.put(
        "KAFKA_LISTENERS",
        "PLAINTEXT://%s,CONTROLLER://127.0.0.1:%d".formatted(bootstrapServers(), controllerPort));
    settings.put("KAFKA_ADVERTISED_LISTENERS", "PLAINTEXT://" + bootstrapServers());
    settings.put(
        "KAFKA_LISTENER_SECURITY_PROTOCOL_MAP", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    settings.put("KAFKA_INTER_BROKER_LISTENER_NAME", "PLAINTEXT");
    settings.put("KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR", "1");
    settings.put("KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR", "1");
    settings.put("KAFKA_TRANSACTION_STATE_LOG_MIN_ISR", "1");
    settings.put("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false");
    settings.put("KAFKA_HEAP_OPTS", "-Xmx512m");
    return container("broker", images.broker(), settings, this::brokerServes);
  }

  private GenericContainer<?> registry(ConfluentImages images) {
    return container(
        "registry",
        images.registry(),
        Map.of(
            "SCHEMA_REGISTRY_HOST_NAME",
            "127.0.0.1",
            "SCHEMA_REGISTRY_LISTENERS",
            "http://127.0.0.1:" + registryPort,
            "SCHEMA_REGISTRY_KAFKASTORE_BOOTSTRAP_SERVERS",
            "PLAINTEXT://" + bootstrapServers()),
        () -> HttpProbe.succeeds(URI.create(registry() + "/subjects")));
  }

  private GenericContainer<?> connect(ConfluentImages images, Map<String, Path> plugins) {
    Map<String, String> settings = new HashMap<>();
    settings.put("CONNECT_BOOTSTRAP_SERVERS", bootstrapServers());
    settings.put("CONNECT_GROUP_ID", "connect");
    for (String kept : List.of("config", "offset", "status")) {
      String setting = "CONNECT_" + kept.toUpperCase(Locale.ROOT) + "_STORAGE_";
      settings.put(setting + "TOPIC", "connect-" + kept + "s");
      settings.put(setting + "REPLICATION_FACTOR", "1");
    }
    settings.put("CONNECT_KEY_CONVERTER", BYTES);
    settings.put("CONNECT_VALUE_CONVERTER", BYTES);
    settings.put("CONNECT_LISTENERS", connect().toString());
    settings.put("CONNECT_REST_ADVERTISED_HOST_NAME", "127.0.0.1");
    settings.put("CONNECT_REST_ADVERTISED_PORT", Integer.toString(connectPort));
    settings.put("CONNECT_PLUGIN_PATH", "/usr/share/java," + PLUGINS);
    settings.put("KAFKA_HEAP_OPTS", "-Xmx1g");
    GenericContainer<?> worker =
        container(
            "connect",
            images.connect(),
            settings,
            () -> HttpProbe.succeeds(URI.create(connect() + "/connectors")));
    plugins.forEach(
        (name, directory) ->
            worker.withCopyFileToContainer(
                MountableFile.forHostPath(directory), PLUGINS + "/" + name));
    return worker;
  }

  private boolean brokerServes() throws InterruptedException {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers()))) {
      return !admin
          .describeCluster(new DescribeClusterOptions().timeoutMs(2_000))
          .nodes()
          .get()
          .isEmpty();
    } catch (ExecutionException notYet) {
      return false;
    }
  }

  private static GenericContainer<?> container(
      String name, String image, Map<String, String> settings, Callable<Boolean> serves) {
    return new GenericContainer<>(image)
        .withNetworkMode("host")
        .withEnv(settings)
        .waitingFor(new UntilItServes(PATIENCE, serves))
        .withLogConsumer(
            (OutputFrame said) -> System.out.print(name + ": " + said.getUtf8String()));
  }
}
