package io.clicklake.stack.local;

import io.clicklake.components.Component;
import io.clicklake.components.ConnectWorker;
import io.clicklake.components.ConnectWorkerSettings;
import io.clicklake.components.Distribution;
import io.clicklake.components.KafkaBroker;
import io.clicklake.components.S3Server;
import io.clicklake.components.SchemaRegistryServer;
import io.clicklake.stack.live.Broker;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** The services without locks: whoever is on this machine may do everything. */
final class OpenServices implements HostServices {

  private final Path home;
  private final S3Server s3;
  private final SchemaRegistryServer registry;
  private final KafkaBroker kafka;
  private final ConnectWorker connect;

  /**
   * Services of the checkout at {@code home}.
   *
   * @param connectorSettings settings of both connectors that replace the stack's own
   */
  OpenServices(
      Path home, Path state, StackPorts ports, S3Server s3, Map<String, String> connectorSettings) {
    Distribution distribution = Distribution.at(home);
    this.home = home;
    this.s3 = s3;
    this.registry = new SchemaRegistryServer(distribution, state, ports.registry());
    this.kafka = new KafkaBroker(distribution, state, ports.kafka(), ports.kafkaController());
    this.connect =
        new ConnectWorker(
            distribution,
            state,
            ports.connect(),
            new ConnectWorkerSettings(
                    kafka.bootstrapServers(),
                    home.resolve("connect/target/plugin"),
                    Map.of(
                        EVENTS_SINK,
                        connector(StackTopics.EVENTS, "event_time", connectorSettings),
                        REJECTED_SINK,
                        connector(StackTopics.REJECTED, "received_at", connectorSettings)))
                .withJvmOptions(List.of("-Xms128m", "-Xmx768m", "-XX:TieredStopAtLevel=1")));
  }

  @Override
  public List<Component> components() {
    return List.of(registry, kafka, connect);
  }

  @Override
  public List<Step> steps(Consumer<Component> bringUp) {
    return List.of(
        Step.up(kafka, Set.of(), bringUp),
        Step.up(registry, Set.of(), bringUp),
        new Step(TOPICS, Set.of(kafka.name()), () -> StackTopics.create(kafka.bootstrapServers())),
        new Step(
            SCHEMAS,
            Set.of(registry.name()),
            () -> StackTopics.registerSchemas(home, registry.url())),
        Step.up(connect, Set.of(TOPICS, SCHEMAS, s3.name()), bringUp));
  }

  @Override
  public Broker broker() {
    return Broker.open(kafka.bootstrapServers());
  }

  @Override
  public URI registryHealth() {
    return URI.create(registry.url() + "/subjects");
  }

  @Override
  public URI connectWorker() {
    return URI.create("http://127.0.0.1:" + connect.ports().get(0));
  }

  @Override
  public Map<String, String> registryClient() {
    return Map.of("schema.registry.url", registry.url().toString());
  }

  @Override
  public Map<String, String> functionVariables() {
    return Map.of(
        "BOOTSTRAP_SERVERS",
        kafka.bootstrapServers(),
        "SCHEMA_REGISTRY_URL",
        registry.url().toString());
  }

  private Map<String, String> connector(
      String topic, String timestampField, Map<String, String> replaced) {
    Map<String, String> settings = new HashMap<>();
    settings.put("connector.class", "io.clicklake.connect.S3SinkConnector");
    settings.put("tasks.max", "1");
    settings.put("topics", topic);
    settings.put("timestamp.field", timestampField);
    settings.put("timezone", "UTC");
    settings.put("s3.bucket.name", StackComponents.BUCKET);
    settings.put("s3.region", StackComponents.REGION);
    settings.put("store.url", s3.endpoint().toString());
    settings.put("s3.path.style.access.enabled", "true");
    settings.put("aws.access.key.id", s3.accessKey());
    settings.put("aws.secret.access.key", s3.secretKey());
    settings.put("topics.dir", StackComponents.TOPICS_DIRECTORY);
    settings.put("schema.registry.url", registry.url().toString());
    settings.put("flush.size", "100000");
    settings.put("rotate.schedule.interval.ms", "5000");
    settings.put("parquet.codec", "zstd");
    settings.putAll(replaced);
    return settings;
  }
}
