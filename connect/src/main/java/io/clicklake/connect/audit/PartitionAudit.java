package io.clicklake.connect.audit;

import io.clicklake.connect.commit.History;
import java.util.List;

/**
 * What was found of one topic-partition.
 *
 * @param records commit records read
 * @param next offset the log ends at; 0 without a log
 * @param sums of the whole log, pruned records included, as its newest record has them
 */
public record PartitionAudit(
    String topic, int partition, long records, long next, History sums, List<Finding> findings) {

  public PartitionAudit {
    findings = List.copyOf(findings);
  }

  /** Whether nothing is off; what is in flight is not. */
  public boolean sound() {
    return findings.stream().allMatch(Finding::inFlight);
  }
}
