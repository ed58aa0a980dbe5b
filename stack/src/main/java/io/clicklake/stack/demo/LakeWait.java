package io.clicklake.stack.demo;

import io.clicklake.stack.lake.CommitLogs;
import io.clicklake.stack.traffic.Pause;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/**
 * Waits until the lake holds everything up to given offsets. Patience counts from the last time it
 * came any nearer, so that a slow lake is waited for and a stuck one is not.
 */
final class LakeWait {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

  private final CommitLogs logs;
  private final Duration patience;
  private final Path sinkLog;
  private final Clock clock;
  private final Pause pause;

  /**
   * @param sinkLog the sink's log file, for the error of a lake that does not catch up
   */
  LakeWait(CommitLogs logs, Duration patience, Path sinkLog, Clock clock, Pause pause) {
    this.logs = logs;
    this.patience = patience;
    this.sinkLog = sinkLog;
    this.clock = clock;
    this.pause = pause;
  }

  /** How far the lake is. */
  record Progress(long inLake, long inKafka) {}

  /**
   * Returns when the lake holds each partition up to its end.
   *
   * @throws LakeBehindException where it comes no nearer for as long as patience lasts
   */
  void until(Map<TopicPartition, Long> ends, Consumer<Progress> progress)
      throws InterruptedException {
    Instant lastStep = clock.instant();
    long behindBefore = Long.MAX_VALUE;
    while (true) {
      Map<TopicPartition, Long> positions = positions(ends);
      long behind = sum(ends) - sum(positions);
      progress.accept(new Progress(sum(positions), sum(ends)));
      if (behind == 0) {
        return;
      }
      if (behind < behindBefore) {
        lastStep = clock.instant();
        behindBefore = behind;
      } else if (clock.instant().isAfter(lastStep.plus(patience))) {
        throw new LakeBehindException(lagging(ends, positions));
      }
      pause.last(BETWEEN_LOOKS);
    }
  }

  private Map<TopicPartition, Long> positions(Map<TopicPartition, Long> ends) {
    Map<TopicPartition, Long> positions =
        new TreeMap<>(
            Comparator.comparing(TopicPartition::topic)
                .thenComparingInt(TopicPartition::partition));
    ends.forEach(
        (partition, end) -> positions.put(partition, Math.min(end, logs.position(partition))));
    return positions;
  }

  private String lagging(Map<TopicPartition, Long> ends, Map<TopicPartition, Long> positions) {
    String lag =
        positions.entrySet().stream()
            .filter(position -> position.getValue() < ends.getOrDefault(position.getKey(), 0L))
            .map(
                position ->
                    "%s holds %d of %d"
                        .formatted(
                            position.getKey(), position.getValue(), ends.get(position.getKey())))
            .collect(Collectors.joining("; "));
    return "the lake came no nearer to Kafka for %d s: %s; the sink's log is %s"
        .formatted(patience.toSeconds(), lag, sinkLog);
  }

  private static long sum(Map<TopicPartition, Long> offsets) {
    return offsets.values().stream().mapToLong(Long::longValue).sum();
  }
}
