package io.clicklake.connect.partition;

import io.clicklake.connect.commit.UnmarkedPath;
import io.clicklake.connect.partitioner.Partitioner;
import io.clicklake.connect.store.ObjectStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * Marks partitions of the lake that one Kafka partition will not touch any more: its record time
 * has passed their end by the lateness allowed, and everything up to there is committed. Used by
 * one thread.
 *
 * <pre>{@code
 * marker = topics.dir "/" topic "/" path "/" name "-" Kafka partition       an empty object
 * }</pre>
 */
public final class PartitionMarkers {

  private final ObjectStore store;
  private final Partitioner partitioner;
  private final String prefix;
  private final String suffix;
  private final long latenessMillis;
  private final Map<String, Long> ends = new TreeMap<>();

  /**
   * Markers of one Kafka partition.
   *
   * @param topicDirectory prefix of the topic's files
   * @param name of a marker, without the partition
   */
  public PartitionMarkers(
      ObjectStore store,
      Partitioner partitioner,
      String topicDirectory,
      String name,
      int partition,
      Duration lateness) {
    this.store = store;
    this.partitioner = partitioner;
    this.prefix = topicDirectory + "/";
    this.suffix = "/" + name + "-" + partition;
    this.latenessMillis = lateness.toMillis();
  }

  /** Starts again from what the newest record of the log says. */
  void restart(Collection<UnmarkedPath> unmarked) {
    ends.clear();
    unmarked.forEach(path -> ends.put(path.path(), path.endMillis()));
  }

  /** A record of this time goes to this path. */
  void touch(String path, long epochMillis) {
    Long known = ends.get(path);
    if (known == null || epochMillis >= known) {
      partitioner.endMillis(epochMillis).ifPresent(end -> ends.put(path, end));
    }
  }

  /** What is not marked yet, for the record of the batch. */
  List<UnmarkedPath> unmarked() {
    List<UnmarkedPath> unmarked = new ArrayList<>();
    ends.forEach((path, end) -> unmarked.add(new UnmarkedPath(path, end)));
    return unmarked;
  }

  /**
   * Everything taken so far is in the lake: marks what is whole.
   *
   * @param newestMillis the newest record time seen
   */
  void mark(OptionalLong newestMillis) {
    if (newestMillis.isEmpty()) {
      return;
    }
    for (UnmarkedPath path : unmarked()) {
      if (path.endMillis() + latenessMillis <= newestMillis.getAsLong()) {
        store.putIfAbsent(prefix + path.path() + suffix, new byte[0]);
        ends.remove(path.path());
      }
    }
  }
}
