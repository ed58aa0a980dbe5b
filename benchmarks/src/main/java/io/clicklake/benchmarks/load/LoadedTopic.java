package io.clicklake.benchmarks.load;

import io.clicklake.registry.client.SchemaRegistry;
import io.clicklake.registry.serde.WireFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * A topic of one partition with every click in it, in order, in Confluent's wire format.
 *
 * @param avroBytes of all values, without the frame
 */
public record LoadedTopic(String name, long events, long avroBytes) {

  private static final int BETWEEN_REPORTS = 1_000;

  /**
   * Makes the topic, registers the schema and fills the topic.
   *
   * @param progress told how many were sent
   * @throws IllegalStateException where the broker does not take one
   */
  public static LoadedTopic load(
      String name,
      String bootstrapServers,
      SchemaRegistry registry,
      Clicks clicks,
      LongConsumer progress)
      throws InterruptedException {
    createTopic(name, bootstrapServers, 1);
    int schemaId = registry.register(name + "-value", Clicks.SCHEMA).id();
    AtomicReference<Exception> refused = new AtomicReference<>();
    long avroBytes = 0;
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers, "acks", "all"),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      for (long number = 0; number < clicks.events(); number++) {
        byte[] avro = clicks.avro(number);
        avroBytes += avro.length;
        Future<?> unused =
            producer.send(
                new ProducerRecord<>(name, WireFormat.frame(schemaId, avro)),
                (metadata, failure) -> {
                  if (failure != null) {
                    refused.compareAndSet(null, failure);
                  }
                });
        if (refused.get() != null) {
          break;
        }
        if (number % BETWEEN_REPORTS == 0) {
          progress.accept(number);
        }
      }
      producer.flush();
    }
    if (refused.get() != null) {
      throw new IllegalStateException(
          "the broker at " + bootstrapServers + " did not take a record of " + name, refused.get());
    }
    return new LoadedTopic(name, clicks.events(), avroBytes);
  }

  /**
   * Makes a topic.
   *
   * @throws IllegalStateException where the broker refuses
   */
  public static void createTopic(String name, String bootstrapServers, int partitions)
      throws InterruptedException {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      admin.createTopics(List.of(new NewTopic(name, partitions, (short) 1))).all().get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(
          "cannot make topic " + name + " at " + bootstrapServers + ": " + e.getCause(), e);
    }
  }
}
