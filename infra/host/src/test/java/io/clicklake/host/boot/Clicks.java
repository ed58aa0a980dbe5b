package io.clicklake.host.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.clicklake.events.ClickEvent;
import io.clicklake.events.EventType;
import io.clicklake.registry.serde.AvroSerializer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.serialization.StringSerializer;

/** Events sent to a machine as its Lambda would, and looked for in the lake by SQL. */
final class Clicks {

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final MachineFiles machine;
  private final Map<String, Integer> ports;
  private final Path bucket;
  private long acknowledged;

  Clicks(MachineFiles machine, Map<String, Integer> ports, Path bucket) {
    this.machine = machine;
    this.ports = ports;
    this.bucket = bucket;
  }

  /** Sends events and returns when Kafka has acknowledged all of them. */
  void send(int events) throws Exception {
    try (KafkaProducer<String, ClickEvent> producer =
        new KafkaProducer<>(producer(secret("kafka/producer")))) {
      List<Future<RecordMetadata>> sent = new ArrayList<>();
      for (int event = 0; event < events; event++) {
        sent.add(producer.send(click()));
      }
      awaitAcknowledged(sent);
    }
  }

  /**
   * Sends events one after the other for as long as a step takes, and returns what it does when
   * Kafka has acknowledged all of them.
   */
  <T> T sendDuring(Callable<T> step) throws Exception {
    try (KafkaProducer<String, ClickEvent> producer =
        new KafkaProducer<>(producer(secret("kafka/producer")))) {
      FutureTask<T> task = new FutureTask<>(step);
      new Thread(task, "step").start();
      List<Future<RecordMetadata>> sent = new ArrayList<>();
      while (!task.isDone()) {
        sent.add(producer.send(click()));
        try {
          task.get(20, TimeUnit.MILLISECONDS);
        } catch (TimeoutException goesOn) {
          // Then another one is sent.
        }
      }
      awaitAcknowledged(sent);
      return task.get();
    }
  }

  /** Whether Kafka lets nobody in as the producer with this password. */
  boolean refused(String password) throws Exception {
    try (KafkaProducer<String, ClickEvent> producer = new KafkaProducer<>(producer(password))) {
      producer.partitionsFor("clickstream");
      return false;
    } catch (SaslAuthenticationException refused) {
      return true;
    }
  }

  private void awaitAcknowledged(List<Future<RecordMetadata>> sent) throws Exception {
    for (Future<RecordMetadata> one : sent) {
      one.get();
    }
    acknowledged += sent.size();
  }

  private static ProducerRecord<String, ClickEvent> click() {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    UUID id = UUID.randomUUID();
    return new ProducerRecord<>(
        "clickstream",
        "session-" + Math.floorMod(id.hashCode(), 10),
        ClickEvent.newBuilder()
            .setEventId(id)
            .setEventType(EventType.page_view)
            .setEventTime(now)
            .setReceivedAt(now)
            .build());
  }

  /** Returns when every acknowledged event is in the lake; none may be there twice. */
  void awaitInLake() {
    await().atMost(PATIENCE).until(this::distinct, ids -> ids >= acknowledged);
    assertThat(count("count(*)")).as("rows").isEqualTo(acknowledged);
    assertThat(distinct()).as("events").isEqualTo(acknowledged);
  }

  private long distinct() {
    return count("count(DISTINCT event_id)");
  }

  private long count(String what) {
    String files = "'%s/topics/clickstream/*/*/*/*/*.parquet'".formatted(bucket);
    return number("SELECT count(*) FROM glob(%s)".formatted(files)) == 0
        ? 0
        : number("SELECT %s FROM read_parquet(%s)".formatted(what, files));
  }

  private static long number(String question) {
    try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duckdb.createStatement();
        ResultSet row = statement.executeQuery(question)) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(question, e);
    }
  }

  private Map<String, Object> producer(String password) throws IOException {
    Map<String, Object> client = new HashMap<>();
    client.put("bootstrap.servers", "localhost:" + ports.get("KAFKA_PORT"));
    client.put("key.serializer", StringSerializer.class);
    client.put("value.serializer", AvroSerializer.class);
    client.put("security.protocol", "SASL_SSL");
    client.put("sasl.mechanism", "SCRAM-SHA-512");
    client.put("delivery.timeout.ms", (int) PATIENCE.toMillis());
    client.put(
        "sasl.jaas.config",
        "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"producer\" password=\"%s\";"
            .formatted(password));
    client.put("ssl.truststore.type", "PEM");
    client.put("ssl.truststore.location", secretFile("kafka/ca").toString());
    client.put(
        "schema.registry.url",
        "https://localhost:" + ports.get("REGISTRY_PORT") + "/apis/ccompat/v7");
    client.put("basic.auth.user.info", "reader:" + secret("registry/reader"));
    client.put("schema.registry.ssl.truststore.location", secretFile("kafka/ca").toString());
    client.put("schema.registry.ssl.truststore.type", "PEM");
    return client;
  }

  private String secret(String name) throws IOException {
    return Files.readString(secretFile(name));
  }

  private Path secretFile(String name) {
    return machine.at("/var/lib/clicklake/secrets/" + name);
  }
}
