package io.clicklake.connect;

import io.clicklake.connect.batch.MemoryCeiling;
import io.clicklake.connect.config.NullValues;
import io.clicklake.connect.config.S3SinkConfig;
import io.clicklake.connect.decode.KafkaRecord;
import io.clicklake.connect.file.PartUploads;
import io.clicklake.connect.file.TaskFiles;
import io.clicklake.connect.meter.SinkMeter;
import io.clicklake.connect.meter.TaskMetrics;
import io.clicklake.connect.partition.PartitionWriter;
import io.clicklake.connect.partition.Rejections;
import io.clicklake.connect.store.Backoff;
import io.clicklake.connect.store.ObjectStore;
import io.clicklake.connect.store.S3ObjectStore;
import io.clicklake.connect.store.S3Settings;
import io.clicklake.connect.store.StoreMeter;
import io.clicklake.connect.store.StoreUnavailableException;
import io.clicklake.registry.client.RegistryAccess;
import io.clicklake.registry.client.RegistryUnavailableException;
import io.clicklake.registry.client.SchemaRegistries;
import io.clicklake.registry.client.SchemaRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTask;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Translates between Connect and one {@link PartitionWriter} per assigned partition. */
public final class S3SinkTask extends SinkTask {

  private static final Logger LOG = LoggerFactory.getLogger(S3SinkTask.class);
  private static final Duration SHORTEST_BACKOFF = Duration.ofMillis(500);

  private final BiFunction<S3Settings, StoreMeter, ObjectStore> stores;
  private final Function<RegistryAccess, SchemaRegistry> registries;
  private final Clock clock;
  private final String writerId;
  private @Nullable Parts parts;

  /** Whether the last round failed, so that Connect delivers its records once more. */
  private boolean roundPending;

  /** What a started task works with. */
  private record Parts(
      ObjectStore store,
      PartUploads uploads,
      Assignment assignment,
      ErrantRecords errant,
      SinkMeter meter,
      Backoff backoff) {}

  /** As Connect makes it. */
  public S3SinkTask() {
    this(
        S3ObjectStore::new,
        SchemaRegistries::reached,
        Clock.systemUTC(),
        UUID.randomUUID().toString());
  }

  S3SinkTask(
      BiFunction<S3Settings, StoreMeter, ObjectStore> stores,
      Function<RegistryAccess, SchemaRegistry> registries,
      Clock clock,
      String writerId) {
    this.stores = stores;
    this.registries = registries;
    this.clock = clock;
    this.writerId = writerId;
  }

  @Override
  public void start(Map<String, String> props) {
    S3SinkConfig config = S3SinkConfig.parse(props);
    // Before anything is opened: it may refuse its settings.
    Optional<SchemaRegistry> registry = config.values().registry().map(registries);
    StoreMeter storeMeter = new StoreMeter();
    ObjectStore store = stores.apply(config.s3(), storeMeter);
    PartUploads uploads = new PartUploads(store, config.uploads().threads());
    ErrantRecords errant = new ErrantRecords(context);
    Rejections rejections =
        config.values().nullValues() == NullValues.IGNORE ? new IgnoredNulls(errant) : errant;
    MemoryCeiling memory =
        new MemoryCeiling(config.memoryLimitBytes().orElseGet(() -> shareOfHeap(props)));
    SinkMeter meter = new SinkMeter();
    PartitionWriters writers =
        new PartitionWriters(
            config,
            TopicIds.read(props),
            store,
            new TaskFiles(uploads, config.parquet()),
            registry,
            rejections,
            memory,
            meter,
            clock,
            writerId);
    parts =
        new Parts(
            store,
            uploads,
            new Assignment(writers::of, memory, meter),
            errant,
            meter,
            new Backoff(
                Collections.min(List.of(SHORTEST_BACKOFF, config.uploads().longestWait())),
                config.uploads().longestWait(),
                new Random()));
    publish(meter, storeMeter);
  }

  private void publish(SinkMeter meter, StoreMeter storeMeter) {
    try {
      TaskMetrics.publish(context.pluginMetrics(), meter, storeMeter, clock);
    } catch (NoSuchMethodError e) {
      LOG.info("no metrics: a Connect worker has them from version 4.1 on");
    } catch (IllegalArgumentException e) {
      // A worker keeps those of a task that it gave up until that one ends.
      LOG.warn("no metrics in this life of the task cause={}", e.getMessage());
    }
  }

  /** Two fifths of the heap, shared with as many tasks as the connector may have. */
  private static long shareOfHeap(Map<String, String> props) {
    return Runtime.getRuntime().maxMemory()
        * 2
        / 5
        / Integer.parseInt(props.getOrDefault(S3SinkConnector.TASKS, "1"));
  }

  private Parts parts() {
    if (parts == null) {
      throw new IllegalStateException("the task was not started");
    }
    return parts;
  }

  @Override
  public void open(Collection<TopicPartition> partitions) {
    Assignment assignment = parts().assignment();
    assignment.assign(partitions);
    try {
      assignment.recover();
      if (!roundPending) {
        assignment.settle(partitions, context::offset);
      }
    } catch (StoreUnavailableException | RegistryUnavailableException e) {
      LOG.warn("recovery waits for the next round partitions={}", partitions, e);
    }
  }

  @Override
  public void put(Collection<SinkRecord> records) {
    Assignment assignment = parts().assignment();
    roundPending = true;
    try {
      assignment.recover();
      addAll(records, assignment);
      assignment.rotateDue();
    } catch (StoreUnavailableException | RegistryUnavailableException e) {
      Duration wait = parts().backoff().next();
      LOG.warn("waiting for an outage to end retryIn={}", wait, e);
      parts().meter().failedRound();
      context.timeout(wait.toMillis());
      throw new RetriableException(e);
    }
    roundPending = false;
    parts().backoff().reset();
    parts().meter().delivered(records.size());
    // Only now may a consumer be moved: a failed round delivers its records once more.
    assignment.settle(context::offset);
    wakeAtDeadline();
  }

  /** Looks writers up once per run of records of a partition, as Kafka's consumer delivers them. */
  private void addAll(Collection<SinkRecord> records, Assignment assignment) {
    TopicPartition source = null;
    PartitionWriter writer = null;
    for (SinkRecord delivered : records) {
      if (source == null || !isOf(source, delivered)) {
        source = source(delivered);
        writer = assignment.writer(source).orElse(null);
      }
      // A redelivered round may hold records of a partition that was revoked meanwhile.
      if (writer != null) {
        parts().errant().delivering(delivered);
        writer.add(record(delivered));
        assignment.keepBelowCeiling();
      }
    }
  }

  /** A quiet topic is polled again in time for the next wall-clock rotation. */
  private void wakeAtDeadline() {
    parts()
        .assignment()
        .deadline()
        .ifPresent(
            deadline ->
                context.timeout(
                    Math.max(1, Duration.between(clock.instant(), deadline).toMillis())));
  }

  @Override
  public Map<TopicPartition, OffsetAndMetadata> preCommit(
      Map<TopicPartition, OffsetAndMetadata> delivered) {
    Map<TopicPartition, OffsetAndMetadata> committed = new HashMap<>();
    parts()
        .assignment()
        .committed()
        .forEach((partition, offset) -> committed.put(partition, new OffsetAndMetadata(offset)));
    return committed;
  }

  @Override
  public void close(Collection<TopicPartition> partitions) {
    parts().assignment().revoke(partitions);
  }

  @Override
  public void stop() {
    if (parts != null) {
      parts.assignment().revokeAll();
      parts.uploads().close();
      parts.store().close();
    }
  }

  @Override
  public String version() {
    return Version.OF_THIS_BUILD;
  }

  /** Where the record lies in Kafka, whatever transformations made of its topic. */
  static TopicPartition source(SinkRecord delivered) {
    return new TopicPartition(delivered.originalTopic(), delivered.originalKafkaPartition());
  }

  private static boolean isOf(TopicPartition source, SinkRecord delivered) {
    return source.partition() == delivered.originalKafkaPartition()
        && source.topic().equals(delivered.originalTopic());
  }

  private static KafkaRecord record(SinkRecord delivered) {
    Long timestamp = delivered.timestamp();
    return new KafkaRecord(
        delivered.originalKafkaOffset(),
        timestamp == null ? KafkaRecord.NO_TIMESTAMP : timestamp,
        delivered.value());
  }
}
