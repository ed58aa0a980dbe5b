package io.clicklake.connect.file;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The partition of the lake that an instant lies in, and the keys of the files there.
 *
 * <pre>{@code
 * path = "year=" yyyy "/month=" MM "/day=" dd "/hour=" HH      in the configured zone, ASCII digits
 * key  = topics.dir "/" topic "/" path "/" topic "+" partition "+" offset "." codec ".parquet"
 *        offset: of the file's first record, at least 10 digits
 * }</pre>
 *
 * Not safe for use by several threads: it remembers the hours it has seen.
 */
public final class PartitionPath {

  private static final long SECONDS_PER_HOUR = 3600;
  private static final int REMEMBERED = 10_000;

  private final ZoneId zone;
  private final Map<Long, String> known = new HashMap<>();

  public PartitionPath(ZoneId zone) {
    this.zone = zone;
  }

  /**
   * The partition of an instant.
   *
   * @param epochMillis milliseconds since 1970-01-01T00:00:00Z, within years 1 to 9999
   */
  public String of(long epochMillis) {
    Instant instant = Instant.ofEpochMilli(epochMillis);
    long localSecond =
        instant.getEpochSecond() + zone.getRules().getOffset(instant).getTotalSeconds();
    long localHour = Math.floorDiv(localSecond, SECONDS_PER_HOUR);
    String path = known.get(localHour);
    if (path == null) {
      if (known.size() >= REMEMBERED) {
        known.clear();
      }
      path = format(LocalDateTime.ofEpochSecond(localHour * SECONDS_PER_HOUR, 0, ZoneOffset.UTC));
      known.put(localHour, path);
    }
    return path;
  }

  private static String format(LocalDateTime time) {
    return String.format(
        Locale.ROOT,
        "year=%04d/month=%02d/day=%02d/hour=%02d",
        time.getYear(),
        time.getMonthValue(),
        time.getDayOfMonth(),
        time.getHour());
  }

  /** The key of a file in a partition. */
  public static String key(
      String topicsDirectory,
      String topic,
      String path,
      int partition,
      long firstOffset,
      Compression compression) {
    return String.format(
        Locale.ROOT,
        "%s/%s/%s/%s+%d+%010d%s.parquet",
        topicsDirectory,
        topic,
        path,
        topic,
        partition,
        firstOffset,
        compression.extension());
  }
}
