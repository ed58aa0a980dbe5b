package io.clicklake.connect;

import io.clicklake.connect.commit.CommitLog;
import io.clicklake.connect.commit.Publication;
import io.clicklake.connect.decode.BadRecordException;
import io.clicklake.connect.decode.RecordDecoder;
import io.clicklake.connect.decode.SchemaCatalog;
import io.clicklake.connect.decode.TimestampField;
import io.clicklake.connect.file.PartitionFiles;
import io.clicklake.connect.file.PartitionPath;
import io.clicklake.connect.partition.Incoming;
import io.clicklake.connect.partition.PartitionContext;
import io.clicklake.connect.partition.PartitionWriter;
import io.clicklake.connect.store.ObjectStore;
import io.clicklake.connect.store.S3ObjectStore;
import io.clicklake.connect.store.StoreUnavailableException;
import io.clicklake.registry.client.RegistryUnavailableException;
import io.clicklake.registry.client.SchemaRegistries;
import io.clicklake.registry.client.SchemaRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.sink.ErrantRecordReporter;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTask;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Translates between Connect and one {@link PartitionWriter} per assigned partition. */
public final class S3SinkTask extends SinkTask {

  private static final Logger LOG = LoggerFactory.getLogger(S3SinkTask.class);
  private static final Duration BACKOFF = Duration.ofSeconds(1);

  private final Clock clock = Clock.systemUTC();
  private final String writerId = UUID.randomUUID().toString();
  private final Map<TopicPartition, PartitionWriter> writers = new HashMap<>();
  private @Nullable S3SinkConfig config;
  private @Nullable ObjectStore store;
  private @Nullable SchemaRegistry registry;
  private @Nullable SinkRecord current;

  @Override
  public void start(Map<String, String> props) {
    S3SinkConfig parsed = S3SinkConfig.parse(props);
    config = parsed;
    store = new S3ObjectStore(parsed.s3());
    registry = SchemaRegistries.at(parsed.registryUrls());
  }

  @Override
  public void open(Collection<TopicPartition> partitions) {
    for (TopicPartition assigned : partitions) {
      PartitionWriter writer = writer(assigned);
      writers.put(assigned, writer);
      try {
        writer.recover();
        position(assigned, writer);
      } catch (StoreUnavailableException | RegistryUnavailableException e) {
        LOG.warn("recovery of {} waits for the next round: {}", assigned, e.getMessage());
      }
    }
  }

  @Override
  public void put(Collection<SinkRecord> records) {
    try {
      writers.values().forEach(PartitionWriter::recover);
      for (SinkRecord delivered : records) {
        current = delivered;
        PartitionWriter writer = writers.get(source(delivered));
        if (writer != null) {
          writer.add(new Incoming(delivered.originalKafkaOffset(), bytes(delivered)));
        }
      }
      writers.values().forEach(PartitionWriter::rotateIfDue);
    } catch (StoreUnavailableException | RegistryUnavailableException e) {
      LOG.warn("waiting for an outage to end, retrying in {}: {}", BACKOFF, e.getMessage());
      context.timeout(BACKOFF.toMillis());
      throw new RetriableException(e);
    } finally {
      current = null;
    }
    // Only now may a consumer be moved: a failed round delivers its records once more.
    writers.forEach(this::position);
    wakeAtDeadline();
  }

  private void position(TopicPartition partition, PartitionWriter writer) {
    writer.takeSeek().ifPresent(offset -> context.offset(partition, offset));
    writer.roundSucceeded();
  }

  /** A quiet topic is polled again in time for the next wall-clock rotation. */
  private void wakeAtDeadline() {
    writers.values().stream()
        .flatMap(writer -> writer.deadline().stream())
        .min(Comparator.naturalOrder())
        .ifPresent(
            deadline ->
                context.timeout(
                    Math.max(1, Duration.between(clock.instant(), deadline).toMillis())));
  }

  @Override
  public Map<TopicPartition, OffsetAndMetadata> preCommit(
      Map<TopicPartition, OffsetAndMetadata> delivered) {
    Map<TopicPartition, OffsetAndMetadata> committed = new HashMap<>();
    writers.forEach(
        (partition, writer) ->
            writer
                .committed()
                .ifPresent(offset -> committed.put(partition, new OffsetAndMetadata(offset))));
    return committed;
  }

  @Override
  public void close(Collection<TopicPartition> partitions) {
    for (TopicPartition revoked : partitions) {
      PartitionWriter writer = writers.remove(revoked);
      if (writer != null) {
        writer.discard();
      }
    }
  }

  @Override
  public void stop() {
    if (store != null) {
      store.close();
    }
  }

  @Override
  public String version() {
    return Version.OF_THIS_BUILD;
  }

  private PartitionWriter writer(TopicPartition assigned) {
    if (config == null || store == null || registry == null) {
      throw new IllegalStateException("partition " + assigned + " opened before start");
    }
    String topic = assigned.topic();
    int partition = assigned.partition();
    SchemaCatalog schemas = new SchemaCatalog(registry, topic + "-value");
    return new PartitionWriter(
        new PartitionContext(
            config.connector(),
            writerId,
            topic,
            partition,
            new CommitLog(store, config.topicsDirectory(), topic, partition, config.connector()),
            new Publication(store),
            new PartitionFiles(store, config.parquet(), config.topicsDirectory(), topic, partition),
            new PartitionPath(config.zone()),
            schemas,
            new RecordDecoder(schemas),
            new TimestampField(config.timestampField()),
            config.rotation(),
            this::reject,
            clock));
  }

  private Future<?> reject(long offset, BadRecordException cause) {
    SinkRecord rejected = current;
    ErrantRecordReporter reporter = context.errantRecordReporter();
    if (reporter == null || rejected == null) {
      throw new DataException(
          ("offset %d of %s cannot be written to the lake: %s. Mend the producer and skip the"
                  + " record, or set errors.tolerance=all and errors.deadletterqueue.topic.name")
              .formatted(
                  offset, rejected == null ? "a partition" : source(rejected), cause.getMessage()),
          cause);
    }
    Future<?> report = reporter.report(rejected, cause);
    return report == null ? CompletableFuture.completedFuture(null) : report;
  }

  /** Where the record lies in Kafka, whatever transformations made of its topic. */
  private static TopicPartition source(SinkRecord delivered) {
    return new TopicPartition(delivered.originalTopic(), delivered.originalKafkaPartition());
  }

  private static byte @Nullable [] bytes(SinkRecord delivered) {
    Object value = delivered.value();
    if (value == null || value instanceof byte[]) {
      return (byte[]) value;
    }
    throw new DataException(
        ("value of %s at offset %d is %s, not bytes; set"
                + " value.converter=org.apache.kafka.connect.converters.ByteArrayConverter")
            .formatted(
                source(delivered), delivered.originalKafkaOffset(), value.getClass().getName()));
  }
}
