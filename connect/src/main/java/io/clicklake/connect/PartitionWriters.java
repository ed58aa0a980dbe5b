package io.clicklake.connect;

import io.clicklake.connect.batch.MemoryCeiling;
import io.clicklake.connect.commit.CommitLog;
import io.clicklake.connect.commit.Publication;
import io.clicklake.connect.decode.FramedValues;
import io.clicklake.connect.decode.SchemaCatalog;
import io.clicklake.connect.evolution.SchemaPolicy;
import io.clicklake.connect.file.PartUploads;
import io.clicklake.connect.file.PartitionFiles;
import io.clicklake.connect.meter.SinkMeter;
import io.clicklake.connect.partition.Landings;
import io.clicklake.connect.partition.PartitionContext;
import io.clicklake.connect.partition.PartitionWriter;
import io.clicklake.connect.partition.Rejections;
import io.clicklake.connect.partitioner.HourlyPartitioner;
import io.clicklake.connect.store.ObjectStore;
import io.clicklake.registry.client.SchemaRegistry;
import java.time.Clock;
import java.util.UUID;
import org.apache.kafka.common.TopicPartition;

/**
 * Makes the writers of a task's partitions from its settings.
 *
 * @param writerId unique to this life of the task
 */
record PartitionWriters(
    S3SinkConfig config,
    ObjectStore store,
    PartUploads uploads,
    SchemaRegistry registry,
    Rejections rejections,
    MemoryCeiling memory,
    SinkMeter meter,
    Clock clock,
    String writerId) {

  PartitionWriter of(TopicPartition assigned) {
    String topic = assigned.topic();
    int partition = assigned.partition();
    String topicsDirectory = config.topicsDirectory();
    return new PartitionWriter(
        new PartitionContext(
            config.connector(),
            writerId,
            topic,
            partition,
            new CommitLog(
                store,
                topicsDirectory,
                topic,
                partition,
                config.commitLogs().of(config.connector(), topic)),
            new Publication(store),
            new PartitionFiles(
                uploads, config.parquet(), topicsDirectory, topic, partition, UUID::randomUUID),
            new Landings(
                new FramedValues(new SchemaCatalog(registry, topic + "-value")),
                SchemaPolicy.BACKWARD,
                new HourlyPartitioner(config.timestampField(), config.zone())),
            config.rotation(),
            memory,
            meter,
            rejections,
            clock));
  }
}
