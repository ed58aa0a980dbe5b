package io.clicklake.stack.local;

import io.clicklake.components.Component;
import io.clicklake.components.ConnectWorker;
import io.clicklake.components.ConnectWorkerSettings;
import io.clicklake.components.Distribution;
import io.clicklake.components.KafkaBroker;
import io.clicklake.components.S3Server;
import io.clicklake.components.SchemaRegistryServer;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Every component of the stack, configured to find the others. */
final class StackComponents {

  static final String BUCKET = "clicklake";
  static final String TOPICS_DIRECTORY = "topics";

  private static final String REGION = "us-east-1";
  private static final String EVENTS_SINK = "clicklake-events";
  private static final String REJECTED_SINK = "clicklake-rejected";

  private final S3Server s3;
  private final SchemaRegistryServer registry;
  private final KafkaBroker kafka;
  private final IngestGateway gateway;
  private final ConnectWorker connect;
  private final LambdaFunction lambda;

  /**
   * Components of the checkout at {@code home}.
   *
   * @param connectorSettings settings of both connectors that replace the stack's own
   */
  StackComponents(Path home, Path state, StackPorts ports, Map<String, String> connectorSettings) {
    Distribution distribution = Distribution.at(home);
    this.s3 = new S3Server(distribution, state, ports.s3(), List.of(BUCKET));
    this.registry = new SchemaRegistryServer(distribution, state, ports.registry());
    this.kafka = new KafkaBroker(distribution, state, ports.kafka(), ports.kafkaController());
    this.gateway =
        new IngestGateway(distribution.java(), state, ports.ingest(), ports.runtimeApi())
            .withWebsite(
                s3.bucketDirectory(BUCKET),
                kafka,
                s3,
                registry,
                URI.create("http://127.0.0.1:" + ports.connect()),
                List.of(EVENTS_SINK, REJECTED_SINK));
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
    this.lambda =
        new LambdaFunction(
            distribution.java(),
            state,
            gateway,
            new LambdaFunction.Code(
                home.resolve("producer/target/lambda"),
                "io.clicklake.producer.lambda.IngestHandler"),
            Map.of(
                "BOOTSTRAP_SERVERS",
                kafka.bootstrapServers(),
                "KAFKA_TOPIC",
                StackTopics.EVENTS,
                "KAFKA_REJECTED_TOPIC",
                StackTopics.REJECTED,
                "SCHEMA_REGISTRY_URL",
                registry.url().toString()));
  }

  /** All, in the order they are listed and started; they end in the opposite one. */
  List<Component> all() {
    return List.of(s3, registry, kafka, gateway, connect, lambda);
  }

  S3Server s3() {
    return s3;
  }

  SchemaRegistryServer registry() {
    return registry;
  }

  KafkaBroker kafka() {
    return kafka;
  }

  IngestGateway gateway() {
    return gateway;
  }

  ConnectWorker connect() {
    return connect;
  }

  LambdaFunction lambda() {
    return lambda;
  }

  private Map<String, String> connector(
      String topic, String timestampField, Map<String, String> replaced) {
    Map<String, String> settings = new HashMap<>();
    settings.put("connector.class", "io.clicklake.connect.S3SinkConnector");
    settings.put("tasks.max", "1");
    settings.put("topics", topic);
    settings.put("timestamp.field", timestampField);
    settings.put("timezone", "UTC");
    settings.put("s3.bucket.name", BUCKET);
    settings.put("s3.region", REGION);
    settings.put("store.url", s3.endpoint().toString());
    settings.put("s3.path.style.access.enabled", "true");
    settings.put("aws.access.key.id", s3.accessKey());
    settings.put("aws.secret.access.key", s3.secretKey());
    settings.put("topics.dir", TOPICS_DIRECTORY);
    settings.put("schema.registry.url", registry.url().toString());
    settings.put("flush.size", "100000");
    settings.put("rotate.schedule.interval.ms", "5000");
    settings.put("parquet.codec", "zstd");
    settings.putAll(replaced);
    return settings;
  }
}
