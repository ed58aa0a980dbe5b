package io.clicklake.benchmarks.load;

import io.clicklake.registry.serde.WireFormat;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Clicks that keep coming, in turn to each partition, however often the broker is killed: each is
 * sent until it is acknowledged, and written once (Kafka's idempotent producer). Sends in a thread
 * of its own; its methods are safe for several threads.
 */
public final class SteadyTraffic implements AutoCloseable {

  private static final Duration TICK = Duration.ofMillis(20);
  private static final Duration UNTIL_ACKNOWLEDGED = Duration.ofMinutes(10);

  private final Clicks clicks;
  private final String topic;
  private final int partitions;
  private final int schemaId;
  private final KafkaProducer<byte[], byte[]> producer;
  private final Thread thread = new Thread(this::send, "traffic");
  private final AtomicLong allowed = new AtomicLong();
  private final AtomicLong perSecond = new AtomicLong();
  private final AtomicLong acknowledged = new AtomicLong();
  private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
  private volatile boolean closed;

  /** Traffic that begins with {@link #start}; nothing is sent before it is allowed. */
  public SteadyTraffic(
      Clicks clicks, String topic, int partitions, int schemaId, String bootstrapServers) {
    this.clicks = clicks;
    this.topic = topic;
    this.partitions = partitions;
    this.schemaId = schemaId;
    Map<String, Object> settings = new HashMap<>();
    settings.put("bootstrap.servers", bootstrapServers);
    settings.put("acks", "all");
    settings.put("enable.idempotence", true);
    settings.put("request.timeout.ms", 10_000);
    settings.put("delivery.timeout.ms", (int) UNTIL_ACKNOWLEDGED.toMillis());
    settings.put("max.block.ms", UNTIL_ACKNOWLEDGED.toMillis());
    this.producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  public void start() {
    thread.setDaemon(true);
    thread.start();
  }

  /** Lets it send the first {@code events} clicks, at most so many each second. */
  public void allow(long events, long eventsPerSecond) {
    perSecond.set(eventsPerSecond);
    allowed.set(Math.min(events, clicks.events()));
  }

  /**
   * How many the broker has.
   *
   * @throws IllegalStateException when one was not acknowledged in ten minutes
   */
  public long acknowledged() {
    Exception refused = failure.get();
    if (refused != null) {
      throw new IllegalStateException("a click did not get into topic " + topic, refused);
    }
    return acknowledged.get();
  }

  private void send() {
    long number = 0;
    try {
      while (!closed && number < clicks.events()) {
        long burst = perSecond.get() * TICK.toMillis() / 1_000;
        for (long i = 0; i < burst && number < allowed.get() && !closed; i++) {
          send(number++);
        }
        Thread.sleep(TICK.toMillis());
      }
      producer.flush();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      failure.compareAndSet(null, e);
    }
  }

  private void send(long number) {
    ProducerRecord<byte[], byte[]> click =
        new ProducerRecord<>(
            topic,
            (int) (number % partitions),
            null,
            WireFormat.frame(schemaId, clicks.avro(number)));
    Future<?> unused =
        producer.send(
            click,
            (metadata, refused) -> {
              if (refused == null) {
                acknowledged.incrementAndGet();
              } else {
                failure.compareAndSet(null, refused);
              }
            });
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    producer.close(Duration.ZERO);
  }
}
