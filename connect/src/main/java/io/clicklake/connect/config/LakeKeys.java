package io.clicklake.connect.config;

import io.clicklake.connect.commit.CommitLogSettings;
import io.clicklake.connect.partitioner.FileNames;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Type;

/** Where files and commit records lie. */
final class LakeKeys {

  static final String TOPICS_DIR = "topics.dir";
  static final String FILE_DELIM = "file.delim";
  static final String OFFSET_WIDTH = "filename.offset.zero.pad.width";
  static final String COMMIT_RECORDS = "commit.records.kept";
  static final String MARKER = "partition.marker";
  static final String MARKER_LATENESS = "partition.marker.lateness.ms";

  static final SettingGroup GROUP =
      new SettingGroup(
          "Lake",
          List.of(
              Setting.optional(
                      TOPICS_DIR,
                      Type.STRING,
                      "topics",
                      "Prefix of every key written. Commit logs lie under it in _commits. A new one"
                          + " exports everything once more.")
                  .checked(
                      Check.text(
                          "a prefix with a name in it, for example topics",
                          text -> !text.replaceAll("[/\\s]", "").isEmpty()))
                  .important(Importance.MEDIUM),
              Setting.optional(
                      FILE_DELIM,
                      Type.STRING,
                      "+",
                      "What stands between topic, partition and offset in a file's name.")
                  .checked(
                      Check.text(
                          "1 to 16 characters other than / and control characters, of which the"
                              + " last is no digit: digits follow it",
                          text -> text.matches("[^/\\p{Cntrl}]{0,15}[^/\\p{Cntrl}0-9]"))),
              Setting.optional(
                      OFFSET_WIDTH,
                      Type.INT,
                      10,
                      "Least digits of the offset in a file's name, filled up with zeros.")
                  .checked(Check.between(0, 64)),
              Setting.optional(
                      COMMIT_RECORDS,
                      Type.INT,
                      CommitLogSettings.DEFAULT_RECORDS_KEPT,
                      "Newest records of each partition's commit log that are kept. Older ones are"
                          + " deleted; their sums are carried in every later record.")
                  .checked(Check.between(2, CommitLogSettings.MOST_RECORDS_KEPT))
                  .from(Origin.OWN),
              Setting.optional(
                      MARKER,
                      Type.STRING,
                      "",
                      "Name of an empty object that is put into a partition of the lake once no"
                          + " open batch can touch it any more, for consumers that wait for whole"
                          + " partitions; for example _SUCCESS. Each Kafka partition puts its own,"
                          + " _SUCCESS-0 and so on, when its record time says so: the lake's"
                          + " partition is whole when all are there. Empty for none. Needs a"
                          + " partitioner by time.")
                  .checked(
                      Check.text(
                          "a name without /, for example _SUCCESS",
                          text -> text.matches("[^/\\p{Cntrl}]{0,100}")))
                  .from(Origin.OWN),
              Setting.optional(
                      MARKER_LATENESS,
                      Type.LONG,
                      3_600_000L,
                      "Milliseconds of record time that must have passed since the end of a"
                          + " partition before it is marked: how late events may be.")
                  .checked(Check.between(0, RotationKeys.LONGEST_MILLIS))
                  .from(Origin.OWN)));

  private LakeKeys() {}

  static FileNames names(AbstractConfig config) {
    return new FileNames(
        config.getString(TOPICS_DIR).replaceAll("^/+|/+$", ""),
        config.getString(FILE_DELIM),
        config.getInt(OFFSET_WIDTH));
  }

  static Optional<PartitionMarker> marker(AbstractConfig config) {
    String name = config.getString(MARKER);
    return name.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new PartitionMarker(name, Duration.ofMillis(config.getLong(MARKER_LATENESS))));
  }
}
