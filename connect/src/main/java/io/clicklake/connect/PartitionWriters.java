package io.clicklake.connect;

import io.clicklake.connect.batch.MemoryCeiling;
import io.clicklake.connect.commit.CommitLog;
import io.clicklake.connect.commit.CommitLogSettings;
import io.clicklake.connect.commit.FileTags;
import io.clicklake.connect.commit.Publication;
import io.clicklake.connect.config.ObjectTagging.OnError;
import io.clicklake.connect.config.S3SinkConfig;
import io.clicklake.connect.decode.DeliveredValues;
import io.clicklake.connect.decode.FramedValues;
import io.clicklake.connect.decode.SchemaCatalog;
import io.clicklake.connect.file.PartitionFiles;
import io.clicklake.connect.file.TaskFiles;
import io.clicklake.connect.meter.SinkMeter;
import io.clicklake.connect.partition.Landings;
import io.clicklake.connect.partition.PartitionContext;
import io.clicklake.connect.partition.PartitionMarkers;
import io.clicklake.connect.partition.PartitionWriter;
import io.clicklake.connect.partition.Rejections;
import io.clicklake.connect.partitioner.FileNames;
import io.clicklake.connect.partitioner.Partitioner;
import io.clicklake.connect.store.ObjectStore;
import io.clicklake.connect.struct.ConnectValues;
import io.clicklake.registry.client.SchemaRegistry;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.common.TopicPartition;

/**
 * Makes the writers of a task's partitions from its settings.
 *
 * @param topicIds ids of topics in their Kafka cluster by name, as far as they are known
 * @param registry empty where no value is bytes
 * @param writerId unique to this life of the task
 */
record PartitionWriters(
    S3SinkConfig config,
    Map<String, String> topicIds,
    ObjectStore store,
    TaskFiles files,
    Optional<SchemaRegistry> registry,
    Rejections rejections,
    MemoryCeiling memory,
    SinkMeter meter,
    Clock clock,
    String writerId) {

  PartitionWriter of(TopicPartition assigned) {
    String topic = assigned.topic();
    int partition = assigned.partition();
    FileNames names = config.lake().files();
    Partitioner partitioner =
        config.partitioning().partitioner(partition, names.longestPath(topic), clock);
    return new PartitionWriter(
        new PartitionContext(
            config.connector(),
            writerId,
            topic,
            partition,
            new CommitLog(
                store,
                names.topicsDirectory(),
                topic,
                partition,
                new CommitLogSettings(
                    config.connector(),
                    Optional.ofNullable(topicIds.get(topic)),
                    config.lake().commitRecordsKept())),
            new Publication(
                store,
                config
                    .uploads()
                    .tagging()
                    .map(
                        tagging ->
                            new FileTags(
                                store, tagging.tags(), tagging.onError() == OnError.FAIL))),
            new PartitionFiles(files, names, topic, partition, UUID::randomUUID),
            new Landings(
                new DeliveredValues(
                    registry.map(
                        known ->
                            new FramedValues(new SchemaCatalog(known, topic + "-value", clock))),
                    new ConnectValues(store, names.topicsDirectory(), topic)),
                config.values().compatibility(),
                partitioner),
            config.rotation(),
            memory,
            meter,
            config
                .lake()
                .marker()
                .map(
                    marker ->
                        new PartitionMarkers(
                            store,
                            partitioner,
                            names.topicsDirectory() + "/" + topic,
                            marker.name(),
                            partition,
                            marker.lateness())),
            rejections,
            clock));
  }
}
