package io.clicklake.producer.publish;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.common.errors.SerializationException;
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
   * Begins to make a topic's id known, on a thread of its own.
   *
   * @param record makes one of the topic's schema, on that thread; its bytes are dropped
   * @return completes when the id is known, exceptionally when the registry did not tell it
   */
  CompletableFuture<Void> resolve(String topic, Supplier<? extends SpecificRecord> record) {
    return CompletableFuture.runAsync(
        () -> {
          serializer.serialize(topic, record.get());
          resolvedTopics.add(topic);
        },
        resolver);
  }

  /**
   * @throws NotAcknowledgedException when the schema registry did not give the schema's id in time
   * @throws UnwritableRecordException when the record is at fault, whichever of its topic it is
   */
  byte[] serialize(String topic, SpecificRecord record, Deadline deadline)
      throws NotAcknowledgedException, UnwritableRecordException {
    if (resolvedTopics.contains(topic)) {
      try {
        return serializer.serialize(topic, record);
      } catch (RuntimeException e) {
        throw failure(topic, record, e);
      }
    }
    Future<byte[]> bytes = resolver.submit(() -> serializer.serialize(topic, record));
    try {
      byte[] first = bytes.get(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
      resolvedTopics.add(topic);
      return first;
    } catch (ExecutionException e) {
      throw failure(topic, record, e.getCause() == null ? e : e.getCause());
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

  /**
   * The record is at fault when Avro alone cannot write it; serializers use one exception for that
   * and for a schema that is not registered.
   */
  private static NotAcknowledgedException failure(
      String topic, SpecificRecord record, Throwable cause) throws UnwritableRecordException {
    if (cause instanceof SerializationException && !isWritable(record)) {
      throw new UnwritableRecordException(cause);
    }
    return new NotAcknowledgedException(
        "schema of topic '" + topic + "' has no id: " + cause.getMessage(), cause);
  }

  private static boolean isWritable(SpecificRecord record) {
    SpecificData data =
        record instanceof SpecificRecordBase generated
            ? generated.getSpecificData()
            : SpecificData.get();
    try {
      new SpecificDatumWriter<SpecificRecord>(record.getSchema(), data)
          .write(
              record,
              EncoderFactory.get().directBinaryEncoder(OutputStream.nullOutputStream(), null));
      return true;
    } catch (IOException | RuntimeException e) {
      return false;
    }
  }

  @Override
  public void close() {
    resolver.shutdownNow();
    serializer.close();
  }
}
