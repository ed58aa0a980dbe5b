package io.clicklake.producer.publish;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Records as bytes, by a deadline.
 *
 * <p>The first record of a topic makes the serializer ask the schema registry for the schema's id,
 * which may take as long as the registry likes: until one has succeeded, a thread of its own does
 * it. From then on the id is known and the caller's thread serializes.
 */
final class DeadlineSerializer implements AutoCloseable {

  private final Serializer<? super SpecificRecord> serializer;
  private final Set<String> resolvedTopics = ConcurrentHashMap.newKeySet();
  private final ExecutorService resolver =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "schema-id-resolver");
            thread.setDaemon(true);
            return thread;
          });

  DeadlineSerializer(Serializer<? super SpecificRecord> serializer) {
    this.serializer = serializer;
  }

  /**
   * @throws NotAcknowledgedException when the schema registry did not give the schema's id in time
   */
  byte[] serialize(String topic, SpecificRecord record, Deadline deadline)
      throws NotAcknowledgedException {
    if (resolvedTopics.contains(topic)) {
      return serializer.serialize(topic, record);
    }
    Future<byte[]> bytes = resolver.submit(() -> serializer.serialize(topic, record));
    try {
      byte[] first = bytes.get(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
      resolvedTopics.add(topic);
      return first;
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new NotAcknowledgedException(
          "schema of topic '" + topic + "' has no id: " + cause.getMessage(), cause);
    } catch (TimeoutException e) {
      bytes.cancel(true);
      throw new NotAcknowledgedException(
          "schema of topic '" + topic + "' has no id: the registry did not answer in time", e);
    } catch (InterruptedException e) {
      bytes.cancel(true);
      Thread.currentThread().interrupt();
      throw new NotAcknowledgedException("interrupted while the registry was asked", e);
    }
  }

  @Override
  public void close() {
    resolver.shutdownNow();
    serializer.close();
  }
}
