package io.clicklake.producer.publish;

import io.clicklake.components.Distribution;
import io.clicklake.components.FreePorts;
import io.clicklake.components.KafkaBroker;
import io.clicklake.components.RunningComponent;
import io.clicklake.components.SchemaRegistryServer;
import io.clicklake.events.ClickEvent;
import io.clicklake.events.RejectedEvent;
import io.clicklake.registry.client.SchemaRegistries;
import io.clicklake.registry.client.SchemaRegistry;
import io.clicklake.registry.serde.AvroSerializer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** A broker and a schema registry of their own, as processes on loopback. */
public final class RealKafka implements AutoCloseable {

  /** The system property's, which the profile confluent sets, or else this project's own. */
  public static final String SERIALIZER =
      System.getProperty("clicklake.value.serializer", AvroSerializer.class.getName());

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final AtomicInteger topics = new AtomicInteger();
  private final KafkaBroker broker;
  private final SchemaRegistryServer registryServer;
  private final RunningComponent runningRegistry;
  private final RunningComponent runningBroker;

  public RealKafka(Path state) {
    Distribution distribution = Distribution.fromSystemProperty();
    broker = new KafkaBroker(distribution, state, FreePorts.next(), FreePorts.next());
    registryServer = new SchemaRegistryServer(distribution, state, FreePorts.next());
    runningRegistry = RunningComponent.launch(registryServer);
    try {
      runningBroker = RunningComponent.start(broker, PATIENCE);
    } catch (RuntimeException e) {
      runningRegistry.close();
      throw e;
    }
    try {
      runningRegistry.awaitHealthy(PATIENCE);
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /** New topics that take records of up to 20,000 bytes, with their schemas registered. */
  public Topics createTopics() {
    String name = "clicks-" + topics.incrementAndGet();
    Topics created = new Topics(name, name + ".rejected");
    try (Admin admin = admin()) {
      Map<String, String> small = Map.of("max.message.bytes", "20000");
      admin
          .createTopics(
              List.of(
                  new NewTopic(created.events(), 1, (short) 1).configs(small),
                  new NewTopic(created.rejected(), 1, (short) 1).configs(small)))
          .all()
          .get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException("cannot create " + created, e);
    }
    registry().register(created.events() + "-value", ClickEvent.getClassSchema());
    registry().register(created.rejected() + "-value", RejectedEvent.getClassSchema());
    return created;
  }

  public SchemaRegistry registry() {
    return SchemaRegistries.at(List.of(registryServer.url()));
  }

  /** A further broker of the cluster, as a process of its own; the caller closes it. */
  RunningComponent startFurtherBroker(int nodeId, Path state) {
    return RunningComponent.start(broker.joinedBy(nodeId, state, FreePorts.next()), PATIENCE);
  }

  Admin admin() {
    return Admin.create(clientSettings());
  }

  /** With the value serializer that the build is for. */
  public KafkaConfiguration configuration() {
    return new KafkaConfiguration(
        broker.bootstrapServers(),
        registryServer.url().toString(),
        Map.of("value.serializer", SERIALIZER));
  }

  public void killBroker() {
    runningBroker.kill();
  }

  /** The broker stops in the middle of whatever it does, and keeps its connections. */
  public void freezeBroker() {
    runningBroker.pause();
  }

  public void thawBroker() {
    runningBroker.resume();
  }

  /** Starts the broker again without waiting for it. */
  public void relaunchBroker() {
    runningBroker.relaunch();
  }

  public void restartBroker() {
    runningBroker.relaunch();
    runningBroker.awaitHealthy(PATIENCE);
  }

  void killRegistry() {
    runningRegistry.kill();
  }

  void restartRegistry() {
    runningRegistry.relaunch();
    runningRegistry.awaitHealthy(PATIENCE);
  }

  /** Every record of a topic, by a plain consumer. */
  public List<ConsumerRecord<byte[], byte[]>> read(String topic) {
    TopicPartition partition = new TopicPartition(topic, 0);
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    try (var consumer =
        new KafkaConsumer<>(
            clientSettings(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = consumer.endOffsets(List.of(partition), PATIENCE).getOrDefault(partition, 0L);
      while (consumer.position(partition, PATIENCE) < end) {
        consumer.poll(Duration.ofSeconds(1)).forEach(records::add);
      }
    }
    return records;
  }

  private Map<String, Object> clientSettings() {
    return Map.of("bootstrap.servers", broker.bootstrapServers());
  }

  @Override
  public void close() {
    try {
      runningBroker.close();
    } finally {
      runningRegistry.close();
    }
  }
}
