package io.clicklake.producer.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.clicklake.events.ClickEvent;
import io.clicklake.registry.client.SchemaPins;
import io.clicklake.registry.serde.AvroSerializer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaPublisherTest extends EventPublisherContract {

  private static RealKafka kafka;

  private Topics topics;
  private KafkaPublisher publisher;

  @BeforeAll
  static void start(@TempDir Path state) {
    kafka = new RealKafka(state);
  }

  @AfterAll
  static void stop() {
    kafka.close();
  }

  @BeforeEach
  void makePublisher() {
    topics = kafka.createTopics();
    publisher = KafkaPublisher.to(topics, kafka.configuration());
  }

  @AfterEach
  void closePublisher() {
    publisher.close();
  }

  @Override
  EventPublisher publisher() {
    return publisher;
  }

  @Override
  List<Stored> storedEvents() {
    return stored(topics.events(), "event_id");
  }

  @Override
  List<Stored> storedRejections() {
    return stored(topics.rejected(), "message");
  }

  @Override
  void beginOutage() {
    kafka.killBroker();
  }

  @Override
  void endOutage() {
    kafka.restartBroker();
  }

  @Test
  void theMessageIsKeyAndWireFormatWithTheRegisteredSchemasId() throws Exception {
    ClickEvent event = Events.ofSession("s-1", 1);
    publisher.publish(List.of(event), List.of(), soon());

    ConsumerRecord<byte[], byte[]> message = kafka.read(topics.events()).get(0);
    int id = kafka.registry().latest(topics.events() + "-value").orElseThrow().id();
    assertThat(message.key()).isEqualTo("s-1".getBytes(StandardCharsets.UTF_8));
    assertThat(message.value()).startsWith(ByteBuffer.allocate(5).put((byte) 0).putInt(id).array());
    GenericRecord read = decode(message.value());
    assertThat(read.get("event_id")).hasToString(event.getEventId().toString());
    assertThat(read.get("event_time")).isEqualTo(event.getEventTime().toEpochMilli());
  }

  @Test
  void whatIsPreparedNeedsTheRegistryNoMoreAndSentNothing() throws Exception {
    publisher.prepare(soon()).get(60, TimeUnit.SECONDS);
    assertThat(storedEvents()).isEmpty();
    assertThat(storedRejections()).isEmpty();

    kafka.killRegistry();
    try {
      publisher.publish(List.of(Events.ofSession("s", 1)), List.of(Events.rejected("r")), soon());
    } finally {
      kafka.restartRegistry();
    }
    assertThat(storedEvents()).hasSize(1);
    assertThat(storedRejections()).hasSize(1);
  }

  @Test
  void whatIsDisconnectedConnectsForTheNextRecord() throws Exception {
    publisher.publish(List.of(Events.ofSession("s", 1)), List.of(), soon());
    publisher.disconnect();
    publisher.publish(List.of(Events.ofSession("s", 2)), List.of(), soon());
    assertThat(storedEvents()).hasSize(2);
  }

  @Test
  void aBrokersRestartWithinTheDeadlineEndsInOneAcknowledgedCopy() throws Exception {
    publisher.publish(List.of(Events.ofSession("s", 1)), List.of(), soon());
    kafka.killBroker();

    CompletableFuture<Receipt> publication =
        inBackground(publisher, List.of(Events.ofSession("s", 2)));
    kafka.relaunchBroker();

    assertThat(publication.get(90, TimeUnit.SECONDS).refusals()).isEmpty();
    assertThat(storedEvents()).hasSize(2).doesNotHaveDuplicates();
  }

  @Test
  void aRegistryThatIsDownLeavesNothingHalfPublished() throws Exception {
    kafka.killRegistry();
    try {
      long start = System.nanoTime();
      assertThatExceptionOfType(NotAcknowledgedException.class)
          .isThrownBy(
              () ->
                  publisher.publish(
                      List.of(Events.ofSession("s", 1)),
                      List.of(),
                      Deadline.in(Duration.ofSeconds(2))))
          .withMessageContaining("schema of topic '" + topics.events() + "' has no id");
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
      assertThat(storedEventCount()).isZero();
    } finally {
      kafka.restartRegistry();
    }
    publisher.publish(List.of(Events.ofSession("s", 1)), List.of(), soon());
    assertThat(storedEvents()).hasSize(1);
  }

  @Test
  void pinnedIdsPublishWhileTheRegistryIsDownFromTheStart() throws Exception {
    SchemaPins pins =
        SchemaPins.of(
            Stream.of(topics.events(), topics.rejected())
                .map(topic -> kafka.registry().latest(topic + "-value").orElseThrow())
                .toList());
    var pinned =
        new KafkaConfiguration(
            kafka.configuration().bootstrapServers(),
            kafka.configuration().registryUrls(),
            Map.of("schema.pins", pins.json(), "value.serializer", AvroSerializer.class.getName()));
    kafka.killRegistry();
    try (var alone = KafkaPublisher.to(topics, pinned)) {
      alone.publish(
          List.of(Events.ofSession("s", 1)), List.of(Events.rejected("no reason")), soon());
      assertThat(kafka.read(topics.events())).hasSize(1);
      assertThat(kafka.read(topics.rejected())).hasSize(1);
    } finally {
      kafka.restartRegistry();
    }
    assertThat(storedEvents()).hasSize(1);
  }

  @Test
  void itsHealthNamesAMissingTopicAndASchemaWithoutAnId() {
    try (var lost =
        KafkaPublisher.to(new Topics("no-topic", "no-topic.rejected"), kafka.configuration())) {
      List<String> ailments =
          lost.health(soon()).checks().stream()
              .map(check -> check.name() + ": " + check.ailment().orElse("none"))
              .toList();
      assertThat(ailments.get(0)).matches("kafka: topic 'no-topic(.rejected)?' does not exist");
      assertThat(ailments.get(1))
          .matches("schemas: the schema of topic 'no-topic(.rejected)?' has no id in time");
    }
  }

  @Test
  void itsHealthAsksTheRegistryThoughTheIdsAreKnownAlready() throws Exception {
    publisher.publish(List.of(Events.ofSession("s", 1)), List.of(), soon());
    kafka.killRegistry();
    try {
      assertThat(publisher.health(Deadline.in(Duration.ofSeconds(3))).checks())
          .extracting(Health.Check::name, check -> check.ailment().isPresent())
          .containsExactly(tuple("kafka", false), tuple("schemas", true));
      assertThat(publisher.publish(List.of(Events.ofSession("s", 2)), List.of(), soon()).refusals())
          .isEmpty();
    } finally {
      kafka.restartRegistry();
    }
  }

  /** A broker that neither answers nor breaks its connections: SIGSTOP. */
  @Test
  void aBrokerThatHangsIsToldByTheDeadlineAndNoEventIsLost() throws Exception {
    ClickEvent before = Events.ofSession("s", 1);
    ClickEvent during = Events.ofSession("s", 2);
    publisher.publish(List.of(before), List.of(), soon());

    kafka.freezeBroker();
    try {
      long start = System.nanoTime();
      assertThatExceptionOfType(NotAcknowledgedException.class)
          .isThrownBy(
              () ->
                  publisher.publish(
                      List.of(during), List.of(), Deadline.in(Duration.ofSeconds(2))));
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
      assertThat(publisher.health(Deadline.in(Duration.ofSeconds(1))).checks().get(0).ailment())
          .contains("no broker answers in time");
    } finally {
      kafka.thawBroker();
    }
    publisher.publish(List.of(during), List.of(), soon());
    assertThat(storedEvents())
        .extracting(Stored::identity)
        .contains(before.getEventId().toString(), during.getEventId().toString());
  }

  @Test
  void aBrokerThatHangsForLessThanTheDeadlineEndsInOneAcknowledgedCopy() throws Exception {
    publisher.publish(List.of(Events.ofSession("s", 1)), List.of(), soon());
    kafka.freezeBroker();
    CompletableFuture<Receipt> publication =
        inBackground(publisher, List.of(Events.ofSession("s", 2)));
    // Longer than request.timeout.ms: the producer gives the request up and sends it again.
    assertThat(publication)
        .as("it waits for the broker")
        .failsWithin(Duration.ofSeconds(7))
        .withThrowableOfType(TimeoutException.class);
    kafka.thawBroker();

    assertThat(publication.get(60, TimeUnit.SECONDS).refusals()).isEmpty();
    assertThat(storedEvents()).hasSize(2).doesNotHaveDuplicates();
  }

  @Test
  void aFullBufferIsToldByTheDeadline() throws Exception {
    KafkaConfiguration given = kafka.configuration();
    Map<String, String> small = new HashMap<>(given.overrides());
    small.put("buffer.memory", "40000");
    small.put("batch.size", "16384");
    var configuration =
        new KafkaConfiguration(given.bootstrapServers(), given.registryUrls(), small);
    List<ClickEvent> many =
        IntStream.range(0, 100).mapToObj(number -> Events.middling("s" + number, number)).toList();
    try (var narrow = KafkaPublisher.to(topics, configuration)) {
      narrow.publish(List.of(Events.ofSession("s", 1)), List.of(), soon());
      kafka.freezeBroker();
      try {
        long start = System.nanoTime();
        assertThatExceptionOfType(NotAcknowledgedException.class)
            .isThrownBy(() -> narrow.publish(many, List.of(), Deadline.in(Duration.ofSeconds(3))))
            .withMessageContaining("Kafka acknowledged 0 of 100 records before the deadline");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
      } finally {
        kafka.thawBroker();
      }
      assertThat(narrow.publish(many, List.of(), soon()).refusals())
          .as("a buffer smaller than a request is enough while brokers take what is in it")
          .isEmpty();
    }
    assertThat(storedEvents())
        .extracting(Stored::identity)
        .containsAll(many.stream().map(event -> event.getEventId().toString()).toList());
  }

  @Test
  void aTopicThatDoesNotExistIsNamed() {
    kafka.registry().register("nowhere-value", ClickEvent.getClassSchema());
    try (var lost =
        KafkaPublisher.to(new Topics("nowhere", "nowhere.rejected"), kafka.configuration())) {
      assertThatExceptionOfType(NotAcknowledgedException.class)
          .isThrownBy(
              () ->
                  lost.publish(
                      List.of(Events.ofSession("s", 1)),
                      List.of(),
                      Deadline.in(Duration.ofSeconds(10))))
          .withMessageContaining("topic 'nowhere' is not to be found");
    }
  }

  @Test
  void aBootstrapHostThatDoesNotResolveIsNotAcknowledgedAtFirstUse() {
    var nowhere =
        new KafkaConfiguration(
            "no-broker.invalid:9092", kafka.configuration().registryUrls(), Map.of());
    try (var lost = KafkaPublisher.to(topics, nowhere)) {
      assertThatExceptionOfType(NotAcknowledgedException.class)
          .isThrownBy(() -> lost.publish(List.of(Events.ofSession("s", 1)), List.of(), soon()))
          .withMessageContaining("no Kafka producer");
    }
  }

  @Test
  void aWrongKafkaSettingIsAnErrorBeforeTheFirstRecord() {
    var wrong =
        new KafkaConfiguration(
            kafka.configuration().bootstrapServers(),
            kafka.configuration().registryUrls(),
            Map.of("linger.ms", "soon"));
    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(() -> KafkaPublisher.to(topics, wrong))
        .withMessageContaining("linger.ms");
  }

  private static CompletableFuture<Receipt> inBackground(
      EventPublisher publisher, List<ClickEvent> events) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return publisher.publish(events, List.of(), Deadline.in(Duration.ofSeconds(28)));
          } catch (NotAcknowledgedException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  private int storedEventCount() {
    return kafka.read(topics.events()).size();
  }

  private List<Stored> stored(String topic, String identity) {
    return kafka.read(topic).stream()
        .map(
            message ->
                new Stored(
                    message.key() == null ? "" : new String(message.key(), StandardCharsets.UTF_8),
                    decode(message.value()).get(identity).toString()))
        .toList();
  }

  /** By Avro alone, with the schema the registry has for the message's id. */
  private static GenericRecord decode(byte[] value) {
    Schema schema = kafka.registry().schemaById(ByteBuffer.wrap(value, 1, 4).getInt());
    try {
      return new GenericDatumReader<GenericRecord>(schema)
          .read(null, DecoderFactory.get().binaryDecoder(value, 5, value.length - 5, null));
    } catch (IOException e) {
      throw new IllegalStateException("not a " + schema.getName(), e);
    }
  }
}
