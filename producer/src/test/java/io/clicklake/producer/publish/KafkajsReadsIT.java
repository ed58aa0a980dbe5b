package io.clicklake.producer.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.clicklake.events.ClickEvent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A client of another language, kafkajs with {@code @kafkajs/confluent-schema-registry}, reads what
 * the producer wrote. Skipped where Node or npm is missing.
 */
class KafkajsReadsIT {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> FILES = List.of("package.json", "package-lock.json", "read.js");

  @TempDir static Path directory;
  private static @Nullable RealKafka kafka;

  @BeforeAll
  static void start(@TempDir Path state) throws Exception {
    assumeTrue(runs("node"), "there is no node on the PATH");
    assumeTrue(runs("npm"), "there is no npm on the PATH");
    for (String file : FILES) {
      try (InputStream text = KafkajsReadsIT.class.getResourceAsStream("/kafkajs/" + file)) {
        Files.copy(Objects.requireNonNull(text, file), directory.resolve(file));
      }
    }
    run("npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts");
    kafka = new RealKafka(state);
  }

  @AfterAll
  static void stop() {
    if (kafka != null) {
      kafka.close();
    }
  }

  @Test
  void everyFieldOfAnEventIsReadAsItWasWritten() throws Exception {
    RealKafka servers = Objects.requireNonNull(kafka);
    Topics topics = servers.createTopics();
    ClickEvent full = Events.ofSession("session-é", 1);
    full.setPageUrl("https://example.org/grüße?a=1");
    full.setDurationMs(4_000_000_000L);
    full.setScrollPercentage(12.5);
    full.setX(-7);
    full.setIsBot(true);
    full.setSentAt(Instant.parse("2025-05-28T06:00:01.234Z"));
    full.setProperties(Map.of("schlüssel", "wert 😀"));
    ClickEvent bare = Events.withoutSession(2);
    try (KafkaPublisher publisher = KafkaPublisher.to(topics, servers.configuration())) {
      publisher.publish(List.of(full), List.of(), EventPublisherContract.soon());
      publisher.publish(
          List.of(bare), List.of(Events.rejected("path is 1")), EventPublisherContract.soon());
    }

    List<JsonNode> events = read(topics.events(), 2);
    assertThat(events.get(0).path("key").asText()).isEqualTo("session-é");
    assertThat(events.get(1).path("key").isNull()).isTrue();
    assertThat(events)
        .extracting(event -> event.path("value"))
        .containsExactly(json(full), json(bare));
    assertThat(read(topics.rejected(), 1).get(0).path("value").path("message").asText())
        .isEqualTo("path is 1");
  }

  /** An event as JavaScript has it: times in milliseconds, null for what it does not have. */
  private static JsonNode json(ClickEvent event) throws IOException {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    event
        .getSchema()
        .getFields()
        .forEach(
            field -> {
              Object value = event.get(field.pos());
              fields.put(
                  field.name(),
                  value instanceof Instant time ? Long.valueOf(time.toEpochMilli()) : value);
            });
    return JSON.readTree(JSON.writeValueAsString(fields));
  }

  private static List<JsonNode> read(String topic, int count) throws Exception {
    KafkaConfiguration servers = Objects.requireNonNull(kafka).configuration();
    String lines =
        run(
            "node",
            "read.js",
            servers.bootstrapServers(),
            servers.registryUrls(),
            topic,
            String.valueOf(count));
    List<JsonNode> read = new ArrayList<>();
    for (String line : lines.lines().toList()) {
      read.add(JSON.readTree(line));
    }
    return read;
  }

  private static boolean runs(String program) throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder(program, "--version")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  /** What a program prints; it is ended when it takes longer than two minutes. */
  private static String run(String... command) throws Exception {
    Path errors = directory.resolve("errors.txt");
    Path out = directory.resolve("out.txt");
    Process process =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectOutput(out.toFile())
            .redirectError(errors.toFile())
            .start();
    try {
      boolean ended = process.waitFor(2, TimeUnit.MINUTES);
      assertThat(ended && process.exitValue() == 0)
          .as("%s: %s", List.of(command), Files.readString(errors))
          .isTrue();
      return Files.readString(out, StandardCharsets.UTF_8);
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }
}
