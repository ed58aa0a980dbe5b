package io.clicklake.connect.partitioner;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The path of the span of time that an instant lies in. Spans have one duration, counted from
 * 1970-01-01T00:00 of the local time. Paths are remembered; used by one thread.
 */
final class BucketPaths {

  private static final long MILLIS_PER_SECOND = 1_000;
  private static final long WIDEST_SLOT = Duration.ofHours(1).toMillis();
  private static final int SLOTS = 1 << 10;
  private static final int REMEMBERED = 10_000;
  private static final int SPANS_OF_ONE_PATH = 10_000;

  private final PathFormat format;
  private final long durationMillis;
  private final long slotMillis;
  private final ZoneId zone;
  private final ZoneRules rules;
  private final @Nullable Bucket[] slots = new Bucket[SLOTS];
  private final Map<Long, String> paths = new HashMap<>();

  /** An uninterrupted run of instants that share a path. */
  private record Bucket(long from, long until, String path) {
    boolean holds(long epochMillis) {
      return epochMillis >= from && epochMillis < until;
    }
  }

  BucketPaths(PathFormat format, Duration duration, ZoneId zone) {
    this.format = format;
    this.durationMillis = duration.toMillis();
    this.slotMillis = Math.min(durationMillis, WIDEST_SLOT);
    this.zone = zone;
    this.rules = zone.getRules();
  }

  /** The path of an instant, within years 1 to 9999. */
  String of(long epochMillis) {
    return at(epochMillis).path();
  }

  /**
   * The first instant behind this one that has another path. One path goes on over several spans
   * where a clock is put back or forward, or the format has no field as fine as the duration.
   */
  long endOf(long epochMillis) {
    Bucket bucket = at(epochMillis);
    for (int span = 1; span < SPANS_OF_ONE_PATH; span++) {
      Bucket next = bucket(bucket.until());
      if (!next.path().equals(bucket.path())) {
        break;
      }
      bucket = next;
    }
    return bucket.until();
  }

  private Bucket at(long epochMillis) {
    int slot = (int) Math.floorDiv(epochMillis, slotMillis) & (SLOTS - 1);
    Bucket bucket = slots[slot];
    if (bucket == null || !bucket.holds(epochMillis)) {
      bucket = bucket(epochMillis);
      slots[slot] = bucket;
    }
    return bucket;
  }

  private Bucket bucket(long epochMillis) {
    Instant instant = Instant.ofEpochMilli(epochMillis);
    long offsetMillis = rules.getOffset(instant).getTotalSeconds() * MILLIS_PER_SECOND;
    long localStart = Math.floorDiv(epochMillis + offsetMillis, durationMillis) * durationMillis;
    long from = localStart - offsetMillis;
    long until = from + durationMillis;
    ZoneOffsetTransition next = rules.nextTransition(instant);
    if (next != null) {
      until = Math.min(until, next.getInstant().toEpochMilli());
    }
    ZoneOffsetTransition previous = rules.previousTransition(instant.plusMillis(1));
    if (previous != null) {
      from = Math.max(from, previous.getInstant().toEpochMilli());
    }
    return new Bucket(from, until, path(localStart));
  }

  private String path(long localStartMillis) {
    String path = paths.get(localStartMillis);
    if (path == null) {
      if (paths.size() >= REMEMBERED) {
        paths.clear();
      }
      LocalDateTime start =
          LocalDateTime.ofInstant(Instant.ofEpochMilli(localStartMillis), ZoneOffset.UTC);
      path = format.at(start.atZone(zone));
      paths.put(localStartMillis, path);
    }
    return path;
  }
}
