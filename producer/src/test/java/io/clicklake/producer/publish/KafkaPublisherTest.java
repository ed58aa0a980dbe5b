package io.clicklake.producer.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.clicklake.events.ClickEvent;
import io.clicklake.registry.client.SchemaPins;
import io.clicklake.registry.serde.AvroSerializer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
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
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return publisher.publish(
                    List.of(Events.ofSession("s", 2)),
                    List.of(),
                    Deadline.in(Duration.ofSeconds(28)));
              } catch (NotAcknowledgedException e) {
                throw new IllegalStateException(e);
              }
            });
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
