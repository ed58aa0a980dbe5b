package io.clicklake.stack.lake;

import io.clicklake.connect.commit.CommitRecord;
import io.clicklake.connect.commit.History;
import java.util.Comparator;
import org.apache.kafka.common.TopicPartition;

/**
 * Where the lake stands with a partition of a topic.
 *
 * @param sequence number of the newest commit record
 * @param position offset up to which the lake holds the partition, files included
 * @param newest that record
 */
public record CommitHead(long sequence, long position, CommitRecord newest) {

  /** Partitions by topic and number. */
  public static final Comparator<TopicPartition> ORDER =
      Comparator.comparing(TopicPartition::topic).thenComparingInt(TopicPartition::partition);

  /** All that the log has committed. */
  public History sums() {
    return newest.history();
  }
}
