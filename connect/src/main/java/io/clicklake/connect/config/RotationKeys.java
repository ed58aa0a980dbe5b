package io.clicklake.connect.config;

import io.clicklake.connect.batch.RotationPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Type;

/** When a batch is committed. */
final class RotationKeys {

  static final String FLUSH_SIZE = "flush.size";
  static final String FILE_MAX_BYTES = "file.max.bytes";
  static final String ROTATE_INTERVAL = "rotate.interval.ms";
  static final String ROTATE_SCHEDULE_INTERVAL = "rotate.schedule.interval.ms";
  static final String MEMORY_LIMIT = "memory.limit.bytes";

  /** No interval is longer than a year. */
  static final long LONGEST_MILLIS = Duration.ofDays(366).toMillis();

  private static final long MIB = 1024 * 1024;

  static final SettingGroup GROUP =
      new SettingGroup(
          "Rotation",
          List.of(
              Setting.optional(
                      FLUSH_SIZE,
                      Type.LONG,
                      1_000_000L,
                      "Records of a Kafka partition after which a batch, with all its files, is"
                          + " committed.")
                  .checked(Check.between(1, Long.MAX_VALUE))
                  .important(Importance.HIGH)
                  .from(
                      Origin.differing(
                          "it has a default, and counts the records of a batch, not of each"
                              + " file")),
              Setting.optional(
                      FILE_MAX_BYTES,
                      Type.LONG,
                      256 * MIB,
                      "Encoded bytes of its largest file after which a batch is committed.")
                  .checked(Check.between(1, Long.MAX_VALUE))
                  .important(Importance.MEDIUM)
                  .from(Origin.OWN),
              Setting.optional(
                      ROTATE_INTERVAL,
                      Type.LONG,
                      -1L,
                      "Milliseconds of record time after which a batch is committed; -1 for no"
                          + " such limit.")
                  .checked(Check.noneOrBetween(1, LONGEST_MILLIS))
                  .important(Importance.MEDIUM)
                  .from(
                      Origin.differing(
                          "late records do not count, and it works with every partitioner")),
              Setting.optional(
                      ROTATE_SCHEDULE_INTERVAL,
                      Type.LONG,
                      600_000L,
                      "Milliseconds of wall-clock time after which a batch is committed, also on a"
                          + " quiet topic; -1 for no such limit.")
                  .checked(Check.noneOrBetween(1, LONGEST_MILLIS))
                  .important(Importance.MEDIUM)
                  .from(
                      Origin.differing(
                          "it is on by default, counts from a batch's first record, and costs no"
                              + " duplicates")),
              Setting.optional(
                      MEMORY_LIMIT,
                      Type.LONG,
                      -1L,
                      "Bytes that all open files of a task may hold; at the limit batches are"
                          + " committed, and lost files of a batch that are written again wait for"
                          + " each other; one of those per Kafka partition is not counted, nor are"
                          + " arrays of at most 12 MiB that a task keeps for its next file. -1 for"
                          + " two fifths of the worker's heap.")
                  .checked(Check.noneOrBetween(16 * MIB, Long.MAX_VALUE))
                  .important(Importance.MEDIUM)
                  .from(Origin.OWN)));

  private RotationKeys() {}

  static RotationPolicy policy(AbstractConfig config) {
    return new RotationPolicy(
        config.getLong(FLUSH_SIZE),
        config.getLong(FILE_MAX_BYTES),
        duration(config.getLong(ROTATE_INTERVAL)),
        duration(config.getLong(ROTATE_SCHEDULE_INTERVAL)));
  }

  static OptionalLong memoryLimit(AbstractConfig config) {
    long bytes = config.getLong(MEMORY_LIMIT);
    return bytes < 0 ? OptionalLong.empty() : OptionalLong.of(bytes);
  }

  private static Optional<Duration> duration(long millis) {
    return millis < 0 ? Optional.empty() : Optional.of(Duration.ofMillis(millis));
  }
}
