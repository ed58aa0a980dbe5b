package io.clicklake.connect.audit;

import java.util.List;
import java.util.stream.Stream;

/**
 * What an audit of a lake found.
 *
 * @param partitions in order of topic and partition
 * @param elsewhere findings about objects of no partition
 */
public record AuditReport(List<PartitionAudit> partitions, List<Finding> elsewhere) {

  public AuditReport {
    partitions = List.copyOf(partitions);
    elsewhere = List.copyOf(elsewhere);
  }

  /** All findings, those in flight included. */
  public List<Finding> findings() {
    return Stream.concat(
            partitions.stream().flatMap(partition -> partition.findings().stream()),
            elsewhere.stream())
        .toList();
  }

  /** Whether nothing is off; what is in flight is not. */
  public boolean sound() {
    return findings().stream().allMatch(Finding::inFlight);
  }
}
