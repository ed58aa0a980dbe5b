package io.clicklake.connect.partition;

import io.clicklake.connect.batch.MemoryCeiling;
import io.clicklake.connect.batch.RotationPolicy;
import io.clicklake.connect.commit.CommitLog;
import io.clicklake.connect.commit.Publication;
import io.clicklake.connect.file.PartitionFiles;
import io.clicklake.connect.meter.SinkMeter;
import java.time.Clock;
import java.util.Optional;

/**
 * What the states of a partition work with.
 *
 * @param connector name of the connector that owns the log
 * @param writer unique to this life of the task
 */
public record PartitionContext(
    String connector,
    String writer,
    String topic,
    int partition,
    CommitLog log,
    Publication publication,
    PartitionFiles files,
    Landings landings,
    RotationPolicy policy,
    MemoryCeiling memory,
    SinkMeter meter,
    Optional<PartitionMarkers> markers,
    Rejections rejections,
    Clock clock) {}
