package io.clicklake.producer.publish;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends records through a Kafka producer and waits for every acknowledgement, by a deadline.
 *
 * <p>A producer that missed a deadline is given up with all it still holds, and the next call makes
 * a new one: what the caller was told is not acknowledged does not arrive behind its back, but for
 * what was already on the wire.
 */
final class RecordSender implements AutoCloseable {

  private static final Duration CLOSE_PATIENCE = Duration.ofMillis(500);
  private static final Logger LOG = LoggerFactory.getLogger(RecordSender.class);

  private final Supplier<Producer<byte[], byte[]>> producers;
  private final ExecutorService background =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "kafka-producers");
            thread.setDaemon(true);
            return thread;
          });
  private @Nullable CompletableFuture<Producer<byte[], byte[]>> current;

  /**
   * @param producers makes a producer whose calls block for a short time only; asked at the first
   *     record, on a thread of its own, for it looks up the brokers' addresses
   */
  RecordSender(Supplier<Producer<byte[], byte[]>> producers) {
    this.producers = producers;
  }

  /**
   * Begins what the first records would wait for: a producer, and where these topics are.
   *
   * @return completes when a send would find both, exceptionally when it would not by the deadline
   */
  CompletableFuture<Void> connect(Collection<String> topics, Deadline deadline) {
    return CompletableFuture.runAsync(
        () -> {
          try {
            Producer<byte[], byte[]> producer = producer(deadline);
            for (String topic : topics) {
              awaitLeaders(producer, topic, deadline);
            }
          } catch (NotAcknowledgedException e) {
            throw new CompletionException(e);
          }
        },
        background);
  }

  /** Lets go of the producer and its connections; the next call makes another. */
  void disconnect() {
    CompletableFuture<Producer<byte[], byte[]>> made = take();
    if (made != null) {
      await(CompletableFuture.runAsync(() -> made.join().close(Duration.ZERO), background));
    }
  }

  /**
   * Sends all records and awaits their acknowledgements.
   *
   * @return for each record, in order, why it was refused for its size; empty where acknowledged
   */
  List<Optional<String>> send(List<ProducerRecord<byte[], byte[]>> records, Deadline deadline)
      throws NotAcknowledgedException {
    Producer<byte[], byte[]> producer = producer(deadline);
    try {
      for (String topic :
          records.stream().map(ProducerRecord::topic).collect(Collectors.toUnmodifiableSet())) {
        awaitLeaders(producer, topic, deadline);
      }
      List<Future<RecordMetadata>> sent = new ArrayList<>(records.size());
      for (ProducerRecord<byte[], byte[]> record : records) {
        if (deadline.passed()) {
          throw missed(0, records.size(), null);
        }
        sent.add(producer.send(record));
      }
      return acknowledgements(sent, deadline);
    } catch (NotAcknowledgedException e) {
      giveUp(producer);
      throw e;
    } catch (KafkaException | IllegalStateException e) {
      giveUp(producer);
      throw missed(0, records.size(), e);
    }
  }

  /** Waits until the cluster says where the topic is; each try blocks for a short time. */
  private static void awaitLeaders(
      Producer<byte[], byte[]> producer, String topic, Deadline deadline)
      throws NotAcknowledgedException {
    while (true) {
      try {
        producer.partitionsFor(topic);
        return;
      } catch (org.apache.kafka.common.errors.TimeoutException e) {
        if (deadline.passed()) {
          throw new NotAcknowledgedException(
              "topic '" + topic + "' is not to be found: no broker answers, or none has it", e);
        }
      }
    }
  }

  private static List<Optional<String>> acknowledgements(
      List<Future<RecordMetadata>> sent, Deadline deadline) throws NotAcknowledgedException {
    List<Optional<String>> refusals = new ArrayList<>(sent.size());
    for (Future<RecordMetadata> record : sent) {
      try {
        record.get(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
        refusals.add(Optional.empty());
      } catch (ExecutionException e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        if (!(cause instanceof RecordTooLargeException)
            && !(cause instanceof RecordBatchTooLargeException)) {
          throw missed(refusals.size(), sent.size(), cause);
        }
        refusals.add(Optional.of(String.valueOf(cause.getMessage())));
      } catch (TimeoutException e) {
        throw missed(refusals.size(), sent.size(), e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw missed(refusals.size(), sent.size(), e);
      }
    }
    return refusals;
  }

  private static NotAcknowledgedException missed(
      int acknowledged, int records, @Nullable Throwable cause) {
    String message =
        "Kafka acknowledged " + acknowledged + " of " + records + " records before the deadline";
    return cause == null
        ? new NotAcknowledgedException(message)
        : new NotAcknowledgedException(message + ": " + cause, cause);
  }

  private Producer<byte[], byte[]> producer(Deadline deadline) throws NotAcknowledgedException {
    CompletableFuture<Producer<byte[], byte[]>> making = making();
    try {
      return making.get(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      forget(making);
      throw new NotAcknowledgedException("no Kafka producer: " + e.getCause(), e);
    } catch (TimeoutException e) {
      throw new NotAcknowledgedException("no Kafka producer before the deadline", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NotAcknowledgedException("interrupted while a Kafka producer was made", e);
    }
  }

  private synchronized CompletableFuture<Producer<byte[], byte[]>> making() {
    if (current == null) {
      current = CompletableFuture.supplyAsync(producers, background);
    }
    return current;
  }

  private synchronized void forget(CompletableFuture<Producer<byte[], byte[]>> made) {
    if (current == made) {
      current = null;
    }
  }

  private synchronized @Nullable CompletableFuture<Producer<byte[], byte[]>> take() {
    CompletableFuture<Producer<byte[], byte[]>> made = current;
    current = null;
    return made;
  }

  private void giveUp(Producer<byte[], byte[]> producer) {
    synchronized (this) {
      if (current != null && current.getNow(null) == producer) {
        current = null;
      }
    }
    await(CompletableFuture.runAsync(() -> producer.close(Duration.ZERO), background));
  }

  /** Closing joins a thread of Kafka's, which may hang: it is waited for briefly, then left. */
  private static void await(CompletableFuture<Void> closing) {
    try {
      closing.get(CLOSE_PATIENCE.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException | TimeoutException e) {
      LOG.warn("producer not closed cause={}", e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Lets go of the producer; every record was acknowledged or given up before. */
  @Override
  public void close() {
    disconnect();
    background.shutdown();
  }
}
