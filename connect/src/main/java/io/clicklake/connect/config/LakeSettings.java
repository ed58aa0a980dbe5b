package io.clicklake.connect.config;

import io.clicklake.connect.partitioner.FileNames;
import java.util.Optional;

/**
 * Where files and commit records lie.
 *
 * @param commitRecordsKept newest records of a log that are never pruned
 * @param marker of whole partitions; empty for none
 */
public record LakeSettings(
    FileNames files, int commitRecordsKept, Optional<PartitionMarker> marker) {}
