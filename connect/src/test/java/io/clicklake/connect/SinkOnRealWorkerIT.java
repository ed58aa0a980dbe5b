package io.clicklake.connect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.clicklake.components.GuardedProxy;
import io.clicklake.components.Keystores;
import io.clicklake.components.RunningComponent;
import io.clicklake.connect.commit.CommitRecord;
import io.clicklake.events.ClickEvent;
import io.clicklake.events.EventType;
import io.clicklake.registry.serde.AvroSerializer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged plugin in real workers. */
class SinkOnRealWorkerIT {

  private static final Instant FIRST_EVENT = Instant.parse("2025-05-28T14:00:00Z");
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static RunningStack stack() {
    return RunningStack.shared();
  }

  @Test
  void aWorkerThatIsKilledAgainAndAgainLosesNothingAndWritesNothingTwice() throws Exception {
    String topic = topic("killed", 3);
    int events = 60_000;
    Map<String, String> settings = stack().sink(topic);
    settings.put("tasks.max", "2");
    settings.put("flush.size", "5000");
    settings.put("rotate.schedule.interval.ms", "500");
    RunningComponent worker = stack().startWorker("killed", settings);
    try (KafkaProducer<String, ClickEvent> producer = producer()) {
      for (int kill = 0; kill < 3; kill++) {
        for (int i = kill * events / 3; i < (kill + 1) * events / 3; i++) {
          Future<?> unused = send(producer, topic, event(i, FIRST_EVENT.plusMillis(i * 180L)));
        }
        producer.flush();
        int before = stack().commits(topic).size();
        await()
            .atMost(RunningStack.START)
            .until(() -> worker.alive() && stack().commits(topic).size() > before);
        worker.kill();
        worker.relaunch();
      }
    }
    worker.awaitHealthy(RunningStack.START);
    stack().awaitCommitted(topic, events, PATIENCE);
    worker.close();

    Map<Integer, Long> next = new TreeMap<>(Map.of(0, 0L, 1, 0L, 2, 0L));
    long files = 0;
    for (CommitRecord commit : stack().commits(topic)) {
      assertThat(commit.connector()).isEqualTo("killed");
      assertThat(commit.rejected()).isZero();
      assertThat(commit.first()).isEqualTo(next.put(commit.partition(), commit.next()));
      files += commit.files().size();
    }
    assertThat(
            stack()
                .query(
                    topic,
                    "SELECT count(*), count(DISTINCT event_id), count(DISTINCT filename),"
                        + " min(event_time) = '2025-05-28T14:00:00Z',"
                        + " bool_and(hour(event_time AT TIME ZONE 'UTC') = hour::INT) FROM $lake"))
        .containsExactly((long) events, (long) events, files, true, true);
  }

  @Test
  void badRecordsGoToTheDeadLetterQueueWithTheirReasonAndTheRestToTheLake() throws Exception {
    String topic = topic("bad", 1);
    try (KafkaProducer<byte[], byte[]> raw =
            new KafkaProducer<>(
                Map.of("bootstrap.servers", stack().bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        KafkaProducer<String, ClickEvent> producer = producer()) {
      raw.send(new ProducerRecord<>(topic, "plain text".getBytes(UTF_8))).get();
      raw.send(new ProducerRecord<>(topic, new byte[] {0, 0x7f, 0, 0, 0, 1})).get();
      raw.send(new ProducerRecord<>(topic, null)).get();
      send(producer, topic, event(1, FIRST_EVENT)).get();
      send(producer, topic, event(2, Instant.ofEpochMilli(Long.MAX_VALUE))).get();
      send(producer, topic, event(3, FIRST_EVENT)).get();
    }
    Map<String, String> settings = stack().sink(topic);
    settings.put("rotate.schedule.interval.ms", "500");
    settings.put("errors.tolerance", "all");
    settings.put("errors.deadletterqueue.topic.name", topic + ".dead");
    settings.put("errors.deadletterqueue.topic.replication.factor", "1");
    settings.put("errors.deadletterqueue.context.headers.enable", "true");
    RunningComponent worker = stack().startWorker("bad", settings);
    stack().awaitCommitted(topic, 6, PATIENCE);
    worker.close();

    assertThat(stack().commits(topic)).extracting(CommitRecord::rejected).contains(4L);
    assertThat(stack().query(topic, "SELECT count(*), count(DISTINCT event_id) FROM $lake"))
        .containsExactly(2L, 2L);
    assertThat(deadLetters(topic + ".dead"))
        .satisfiesExactly(
            reason -> assertThat(reason).contains("wire format"),
            reason -> assertThat(reason).contains("2130706432"),
            reason -> assertThat(reason).contains("null"),
            reason -> assertThat(reason).contains("event_time"));
  }

  @Test
  void aRegistryBehindAPasswordAndACertificateOfItsOwnIsAsked(@TempDir Path folder)
      throws Exception {
    String topic = topic("guarded", 1);
    try (KafkaProducer<String, ClickEvent> producer = producer()) {
      send(producer, topic, event(1, FIRST_EVENT)).get();
    }
    Keystores keystores = Keystores.make(folder, "ip:127.0.0.1");
    String sink = Base64.getEncoder().encodeToString("sink:secret".getBytes(UTF_8));
    try (GuardedProxy gate =
        new GuardedProxy(stack().registryUrl(), "Basic " + sink, Optional.of(keystores.server()))) {
      Map<String, String> settings = stack().sink(topic);
      settings.put("schema.registry.url", gate.url().toString());
      settings.put("basic.auth.credentials.source", "USER_INFO");
      settings.put("basic.auth.user.info", "sink:secret");
      settings.put("schema.registry.ssl.truststore.location", keystores.file("ca.pem").toString());
      settings.put("rotate.schedule.interval.ms", "300");
      RunningComponent worker = stack().startWorker("guarded", settings);
      stack().awaitCommitted(topic, 1, PATIENCE);
      worker.close();
      assertThat(gate.passed()).isPositive();
    }
    assertThat(stack().query(topic, "SELECT count(*) FROM $lake")).containsExactly(1L);
  }

  @Test
  void twoHundredOpenHoursFitIntoASmallHeap() throws Exception {
    String topic = topic("hours", 1);
    int events = 40_000;
    try (KafkaProducer<String, ClickEvent> producer = producer()) {
      for (int i = 0; i < events; i++) {
        Future<?> unused =
            send(producer, topic, event(i, FIRST_EVENT.plus(i % 200, ChronoUnit.HOURS)));
      }
      producer.flush();
    }
    Map<String, String> settings = stack().sink(topic);
    settings.put("flush.size", String.valueOf(events / 2));
    settings.put("rotate.schedule.interval.ms", "20000");
    RunningComponent worker =
        stack().startWorker("hours", settings, "-Xmx256m", "-XX:TieredStopAtLevel=1");
    stack().awaitCommitted(topic, events, PATIENCE);
    worker.close();
    assertThat(
            stack()
                .query(
                    topic,
                    "SELECT count(*), count(DISTINCT event_id), count(DISTINCT (day, hour)) FROM"
                        + " $lake"))
        .containsExactly((long) events, (long) events, 200L);
  }

  private static List<String> deadLetters(String topic) {
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                stack().bootstrapServers(),
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      TopicPartition only = new TopicPartition(topic, 0);
      consumer.assign(Set.of(only));
      List<String> reasons = new java.util.ArrayList<>();
      await()
          .atMost(RunningStack.START)
          .until(
              () -> {
                for (ConsumerRecord<byte[], byte[]> dead :
                    consumer.poll(Duration.ofMillis(200)).records(only)) {
                  reasons.add(
                      new String(
                          dead.headers().lastHeader("__connect.errors.exception.message").value(),
                          UTF_8));
                }
                return reasons.size() >= 4;
              });
      return reasons;
    }
  }

  private static String topic(String name, int partitions) throws Exception {
    stack().registry().register(name + "-value", ClickEvent.getClassSchema());
    stack().createTopic(name, partitions);
    return name;
  }

  private static KafkaProducer<String, ClickEvent> producer() {
    AvroSerializer values = new AvroSerializer(stack().registry());
    return new KafkaProducer<>(
        Map.of("bootstrap.servers", stack().bootstrapServers(), "acks", "all"),
        new StringSerializer(),
        (topic, event) -> values.serialize(topic, event));
  }

  private static Future<?> send(
      KafkaProducer<String, ClickEvent> producer, String topic, ClickEvent event) {
    return producer.send(new ProducerRecord<>(topic, event.getSessionId(), event));
  }

  private static ClickEvent event(int number, Instant time) {
    return ClickEvent.newBuilder()
        .setEventId(new UUID(7, number))
        .setEventType(EventType.page_view)
        .setEventTime(time)
        .setReceivedAt(FIRST_EVENT)
        .setSessionId("session-" + number % 500)
        .setPagePath("/posts/" + number % 20)
        .setProperties(Map.of())
        .build();
  }
}
