package io.clicklake.stack.live;

import io.clicklake.connect.commit.History;
import io.clicklake.stack.lake.CommitHead;
import io.clicklake.stack.lake.CommitLogs;
import io.clicklake.stack.lake.LakeDirectory;
import io.clicklake.stack.lake.LakeHour;
import io.clicklake.stack.lake.LakeHours;
import io.clicklake.stack.lake.LakeView;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.ToLongFunction;
import org.apache.kafka.common.TopicPartition;

/**
 * What the lake holds, by its commit records and its directories.
 *
 * @param heads the newest commit record of each partition
 * @param hours the latest hours of accepted events, the latest first
 */
record LakeStand(SortedMap<TopicPartition, CommitHead> heads, List<LakeHour> hours) {
  private static final int HOURS = 24;

  LakeStand {
    hours = List.copyOf(hours);
  }

  /** Reads one record of each log and lists a day's directories. */
  static LakeStand of(LakeDirectory lake) {
    return new LakeStand(
        new CommitLogs(lake).heads(),
        new LakeHours(lake).latest(LakeView.CLICK_EVENTS.topic(), HOURS));
  }

  /** A sum over the commit logs of a topic. */
  long sum(String topic, ToLongFunction<History> part) {
    return heads.entrySet().stream()
        .filter(head -> head.getKey().topic().equals(topic))
        .map(Map.Entry::getValue)
        .mapToLong(head -> part.applyAsLong(head.sums()))
        .sum();
  }
}
