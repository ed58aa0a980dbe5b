package io.clicklake.producer.publish;

import io.clicklake.events.ClickEvent;
import io.clicklake.events.RejectedEvent;
import io.clicklake.events.RejectionReason;
import io.clicklake.producer.publish.Receipt.Refusal;
import io.clicklake.registry.serde.GeneratedClasses;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/**
 * Publishes to Kafka: key is the session's id in UTF-8, value what the configured serializer makes.
 *
 * <p>All records of a call are serialized before the first is sent, so that a registry that cannot
 * be asked leaves nothing half done.
 */
public final class KafkaPublisher implements EventPublisher {

  private final Topics topics;
  private final DeadlineSerializer serializer;
  private final RecordSender sender;
  private final TopicLeaders leaders;
  private final RegisteredSchemas schemas;

  KafkaPublisher(
      Topics topics,
      DeadlineSerializer serializer,
      RecordSender sender,
      TopicLeaders leaders,
      RegisteredSchemas schemas) {
    this.topics = topics;
    this.serializer = serializer;
    this.sender = sender;
    this.leaders = leaders;
    this.schemas = schemas;
  }

  /**
   * Checks the configuration and makes the serializer; the first record makes the producer, unless
   * {@link #prepare} did.
   *
   * @throws org.apache.kafka.common.config.ConfigException when Kafka refuses a value
   */
  public static KafkaPublisher to(Topics topics, KafkaConfiguration configuration) {
    Serializer<SpecificRecord> serializer = serializer(configuration);
    configuration.validate();
    RecordSender sender =
        new RecordSender(
            () ->
                new KafkaProducer<>(
                    configuration.ofProducer(),
                    new ByteArraySerializer(),
                    new ByteArraySerializer()));
    return new KafkaPublisher(
        topics,
        new DeadlineSerializer(serializer),
        sender,
        new TopicLeaders(configuration::ofProducer, List.of(topics.events(), topics.rejected())),
        new RegisteredSchemas(() -> serializer(configuration), topics));
  }

  @SuppressWarnings("unchecked")
  private static Serializer<SpecificRecord> serializer(KafkaConfiguration configuration) {
    String name = configuration.valueSerializer();
    GeneratedClasses.trustPackageOf(ClickEvent.class);
    try {
      Serializer<SpecificRecord> serializer = Utils.newInstance(name, Serializer.class);
      serializer.configure(configuration.ofSerializer(), false);
      return serializer;
    } catch (ClassNotFoundException e) {
      throw new IllegalArgumentException(
          "value.serializer is " + name + ", expected a class on the class path", e);
    }
  }

  @Override
  public Receipt publish(List<ClickEvent> events, List<RejectedEvent> rejected, Deadline deadline)
      throws NotAcknowledgedException {
    List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>(events.size() + rejected.size());
    List<Integer> positions = new ArrayList<>(events.size());
    List<Refusal> refusals = new ArrayList<>();
    for (int position = 0; position < events.size(); position++) {
      ClickEvent event = events.get(position);
      String session = event.getSessionId();
      byte[] key = session == null ? null : session.getBytes(StandardCharsets.UTF_8);
      try {
        records.add(record(topics.events(), key, event, deadline));
        positions.add(position);
      } catch (UnwritableRecordException e) {
        refusals.add(
            new Refusal(position, RejectionReason.invalid_field, String.valueOf(e.getMessage())));
      }
    }
    for (RejectedEvent rejection : rejected) {
      try {
        records.add(record(topics.rejected(), null, rejection, deadline));
      } catch (UnwritableRecordException e) {
        throw notTaken(String.valueOf(e.getMessage()));
      }
    }
    refusals.addAll(tooLarge(sender.send(records, deadline), positions));
    refusals.sort(Comparator.comparingInt(Refusal::position));
    return new Receipt(refusals);
  }

  /**
   * Begins what the first records would wait for: connections to the brokers, where both topics
   * are, and the ids of both schemas. Sends nothing, and returns at once.
   *
   * @return completes when all is there, exceptionally when something will not be by the deadline
   */
  public CompletableFuture<Void> prepare(Deadline deadline) {
    return CompletableFuture.allOf(
        sender.connect(List.of(topics.events(), topics.rejected()), deadline),
        serializer.resolve(topics.events(), FirstRecords::event),
        serializer.resolve(topics.rejected(), FirstRecords::rejection));
  }

  /** Lets go of the connections to the brokers; the next record makes new ones. */
  public void disconnect() {
    sender.disconnect();
  }

  @Override
  public Health health(Deadline deadline) {
    return HealthChecks.ask(
        Map.of("kafka", leaders::ailment, "schemas", schemas::ailment), deadline);
  }

  private ProducerRecord<byte[], byte[]> record(
      String topic, byte @Nullable [] key, SpecificRecord value, Deadline deadline)
      throws NotAcknowledgedException, UnwritableRecordException {
    return new ProducerRecord<>(topic, key, serializer.serialize(topic, value, deadline));
  }

  private List<Refusal> tooLarge(List<Optional<String>> outcomes, List<Integer> positions)
      throws NotAcknowledgedException {
    List<Refusal> refusals = new ArrayList<>();
    for (int sent = 0; sent < outcomes.size(); sent++) {
      Optional<String> refusal = outcomes.get(sent);
      if (refusal.isPresent() && sent >= positions.size()) {
        throw notTaken(refusal.get());
      }
      if (refusal.isPresent()) {
        refusals.add(
            new Refusal(positions.get(sent), RejectionReason.event_too_large, refusal.get()));
      }
    }
    return refusals;
  }

  private NotAcknowledgedException notTaken(String why) {
    return new NotAcknowledgedException(
        "topic '" + topics.rejected() + "' takes no rejected event: " + why);
  }

  @Override
  public void close() {
    sender.close();
    serializer.close();
  }
}
