package io.clicklake.connect.partitioner;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/**
 * How a connector divides the lake.
 *
 * @param scheme what partitions are made by
 * @param time what a record's time is; also that of {@code rotate.interval.ms}
 */
public record Partitioning(Scheme scheme, RecordTime time) {

  /** What partitions are made by. */
  public sealed interface Scheme {}

  /** Kafka's partitions. */
  public record ByPartition() implements Scheme {}

  /**
   * Spans of time.
   *
   * @param pathFormat in the notation of Joda-Time
   * @param duration of a span
   * @param locale of the names of months and days
   */
  public record ByTime(String pathFormat, Duration duration, Locale locale, ZoneId zone)
      implements Scheme {
    public ByTime {
      if (duration.toMillis() < 1) {
        throw new IllegalArgumentException("a partition lasts " + duration + ", not ≥ 1 ms");
      }
      PathFormat.parse(pathFormat, locale);
    }
  }

  /**
   * Values of fields.
   *
   * @param names dotted paths
   */
  public record ByFields(List<String> names) implements Scheme {
    public ByFields {
      names = List.copyOf(names);
      if (names.isEmpty()) {
        throw new IllegalArgumentException("a partition by no fields");
      }
    }
  }

  /**
   * The partitioner of one topic-partition.
   *
   * @param longestPath bytes that S3 leaves a path in a key
   */
  public Partitioner partitioner(int partition, int longestPath, Clock clock) {
    TimeSource source = time.source(clock);
    if (scheme instanceof ByTime spans) {
      return new TimePartitioner(
          source,
          new BucketPaths(
              PathFormat.parse(spans.pathFormat(), spans.locale()),
              spans.duration(),
              spans.zone()));
    }
    return scheme instanceof ByFields fields
        ? new FieldPartitioner(fields.names(), source, longestPath)
        : new KafkaPartitioner(partition, source);
  }
}
