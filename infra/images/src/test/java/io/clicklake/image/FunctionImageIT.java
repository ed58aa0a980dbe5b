package io.clicklake.image;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.clicklake.components.Distribution;
import io.clicklake.components.FreePorts;
import io.clicklake.components.KafkaBroker;
import io.clicklake.components.LambdaRuntimeApi;
import io.clicklake.components.RunningComponent;
import io.clicklake.components.SchemaRegistryServer;
import io.clicklake.events.ClickEvent;
import io.clicklake.events.RejectedEvent;
import io.clicklake.registry.client.SchemaRegistries;
import io.clicklake.registry.client.SchemaRegistry;
import io.clicklake.registry.serde.AvroDeserializer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.output.OutputFrame;
import org.testcontainers.images.builder.ImageFromDockerfile;
import org.testcontainers.junit.jupiter.Testcontainers;

/**
 * The image, built and run: on the base image that {@code CLICKLAKE_BASE_IMAGE} names, or else on
 * the one that its Dockerfile names. Skipped where no Docker is; {@code infra/images/local-base.sh}
 * brings both.
 */
@Testcontainers(disabledWithoutDocker = true)
@Timeout(600)
class FunctionImageIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Path CONTEXT = Path.of(System.getProperty("clicklake.image.context"));
  private static final String TOPIC = "clickstream";

  @Test
  void anEventThatTheContainerIsInvokedWithIsInKafka(@TempDir Path state) throws Exception {
    Distribution distribution = Distribution.fromSystemProperty();
    KafkaBroker broker = new KafkaBroker(distribution, state, FreePorts.next(), FreePorts.next());
    SchemaRegistryServer registry = new SchemaRegistryServer(distribution, state, FreePorts.next());
    try (RunningComponent runningRegistry = RunningComponent.launch(registry);
        RunningComponent runningBroker = RunningComponent.start(broker, PATIENCE);
        LambdaRuntimeApi api = new LambdaRuntimeApi()) {
      runningRegistry.awaitHealthy(PATIENCE);
      SchemaRegistry schemas = SchemaRegistries.at(List.of(registry.url()));
      schemas.register(TOPIC + "-value", ClickEvent.getClassSchema());
      schemas.register(TOPIC + ".rejected-value", RejectedEvent.getClassSchema());
      createTopics(broker);
      try (GenericContainer<?> container =
          container(
              Map.of(
                  "AWS_LAMBDA_RUNTIME_API", api.address(),
                  "BOOTSTRAP_SERVERS", broker.bootstrapServers(),
                  "SCHEMA_REGISTRY_URL", registry.url().toString(),
                  "KAFKA_TOPIC", TOPIC))) {
        container.start();

        byte[] answer = api.invoke(Lesson.all().get(0).event(), Duration.ofSeconds(28));
        assertThat(new ObjectMapper().readTree(answer).path("statusCode").intValue())
            .as("%s; it says: %s", new String(answer, UTF_8), container.getLogs())
            .isEqualTo(202);
        assertThat(stored(broker, schemas).getEventId())
            .hasToString("0197a6c8-0000-7000-8000-000000000001");

        assertThat(said(container, "id", "-u")).isNotEqualTo("0");
        assertThat(said(container, "ls", "/var/task"))
            .isEqualTo("function.aot\nfunction.options\njava\nlib");
        assertThat(said(container, "ls", "/")).doesNotContain("training");
        assertThat(said(container, "grep", "-c", "/var/task/function.aot", "/proc/1/maps"))
            .as("where Java maps its cache")
            .isNotEqualTo("0");
      }
    }
  }

  private static GenericContainer<?> container(Map<String, String> environment) {
    String base = System.getenv("CLICKLAKE_BASE_IMAGE");
    ImageFromDockerfile onItsOwnBase =
        new ImageFromDockerfile("clicklake/ingest-test", true).withFileFromPath(".", CONTEXT);
    ImageFromDockerfile image =
        base == null ? onItsOwnBase : onItsOwnBase.withBuildArg("BASE_IMAGE", base);
    return new GenericContainer<>(image)
        .withEnv(environment)
        .withNetworkMode("host")
        .withLogConsumer((OutputFrame line) -> System.out.print("ingest: " + line.getUtf8String()));
  }

  private static String said(GenericContainer<?> container, String... command) throws Exception {
    return container.execInContainer(command).getStdout().strip();
  }

  private static void createTopics(KafkaBroker broker) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      admin
          .createTopics(
              List.of(
                  new NewTopic(TOPIC, 1, (short) 1),
                  new NewTopic(TOPIC + ".rejected", 1, (short) 1)))
          .all()
          .get();
    }
  }

  private static ClickEvent stored(KafkaBroker broker, SchemaRegistry schemas) {
    TopicPartition partition = new TopicPartition(TOPIC, 0);
    try (var events = AvroDeserializer.specific(schemas, ClickEvent.class);
        var consumer =
            new KafkaConsumer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      var records = consumer.poll(PATIENCE).records(partition);
      assertThat(records).hasSize(1);
      return Objects.requireNonNull(events.deserialize(TOPIC, records.get(0).value()));
    }
  }
}
