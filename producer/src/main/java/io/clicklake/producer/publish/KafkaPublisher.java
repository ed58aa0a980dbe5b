package io.clicklake.producer.publish;

import io.clicklake.events.ClickEvent;
import io.clicklake.events.RejectedEvent;
import io.clicklake.producer.publish.Receipt.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

  KafkaPublisher(Topics topics, DeadlineSerializer serializer, RecordSender sender) {
    this.topics = topics;
    this.serializer = serializer;
    this.sender = sender;
  }

  /**
   * Makes the producer and the serializer; speaks to nobody yet.
   *
   * @throws org.apache.kafka.common.config.ConfigException when Kafka refuses a value
   */
  public static KafkaPublisher to(Topics topics, KafkaConfiguration configuration) {
    Serializer<SpecificRecord> serializer = serializer(configuration);
    RecordSender sender =
        new RecordSender(
            () ->
                new KafkaProducer<>(
                    configuration.ofProducer(),
                    new ByteArraySerializer(),
                    new ByteArraySerializer()));
    return new KafkaPublisher(topics, new DeadlineSerializer(serializer), sender);
  }

  @SuppressWarnings("unchecked")
  private static Serializer<SpecificRecord> serializer(KafkaConfiguration configuration) {
    String name = configuration.valueSerializer();
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
    for (ClickEvent event : events) {
      String session = event.getSessionId();
      byte[] key = session == null ? null : session.getBytes(StandardCharsets.UTF_8);
      records.add(record(topics.events(), key, event, deadline));
    }
    for (RejectedEvent rejection : rejected) {
      records.add(record(topics.rejected(), null, rejection, deadline));
    }
    return receipt(sender.send(records, deadline), events.size());
  }

  private ProducerRecord<byte[], byte[]> record(
      String topic, byte @Nullable [] key, SpecificRecord value, Deadline deadline)
      throws NotAcknowledgedException {
    return new ProducerRecord<>(topic, key, serializer.serialize(topic, value, deadline));
  }

  private Receipt receipt(List<Optional<String>> outcomes, int events)
      throws NotAcknowledgedException {
    List<Refusal> refusals = new ArrayList<>();
    for (int position = 0; position < outcomes.size(); position++) {
      Optional<String> refusal = outcomes.get(position);
      if (refusal.isPresent() && position >= events) {
        throw new NotAcknowledgedException(
            "topic '" + topics.rejected() + "' takes no rejected event: " + refusal.get());
      }
      if (refusal.isPresent()) {
        refusals.add(new Refusal(position, refusal.get()));
      }
    }
    return new Receipt(refusals);
  }

  @Override
  public void close() {
    sender.close();
    serializer.close();
  }
}
