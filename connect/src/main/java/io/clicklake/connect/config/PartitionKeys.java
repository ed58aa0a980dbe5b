package io.clicklake.connect.config;

import io.clicklake.connect.partitioner.Partitioning;
import io.clicklake.connect.partitioner.Partitioning.ByFields;
import io.clicklake.connect.partitioner.Partitioning.ByPartition;
import io.clicklake.connect.partitioner.Partitioning.ByTime;
import io.clicklake.connect.partitioner.PathFormat;
import io.clicklake.connect.partitioner.RecordTime;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Type;

/** How the lake is divided. */
final class PartitionKeys {

  static final String PARTITIONER = "partitioner.class";
  static final String FIELDS = "partition.field.name";
  static final String PATH_FORMAT = "path.format";
  static final String DURATION = "partition.duration.ms";
  static final String LOCALE = "locale";
  static final String TIMEZONE = "timezone";
  static final String EXTRACTOR = "timestamp.extractor";
  static final String FIELD = "timestamp.field";

  private static final Pattern PARTITIONER_NAME =
      Pattern.compile(
          "(?i)(?:io\\.confluent\\.connect\\.storage\\.partitioner\\.)?"
              + "(Default|TimeBased|Hourly|Daily|Field)(?:Partitioner)?");
  private static final Pattern EXTRACTOR_NAME =
      Pattern.compile(
          "(?i)(?:io\\.confluent\\.connect\\.storage\\.partitioner\\.TimeBasedPartitioner\\$)?"
              + "(Wallclock|RecordField|Record)(?:TimestampExtractor)?");
  private static final List<String> PARTITIONERS =
      List.of("Hourly", "Daily", "TimeBased", "Field", "Default");
  private static final List<String> EXTRACTORS = List.of("RecordField", "Record", "Wallclock");

  static final SettingGroup GROUP =
      new SettingGroup(
          "Partitions",
          List.of(
              Setting.optional(
                      PARTITIONER,
                      Type.STRING,
                      "Hourly",
                      "What partitions of the lake are made by. Hourly and Daily: spans of time"
                          + " with the paths "
                          + PathFormat.HOURLY
                          + " and "
                          + PathFormat.DAILY
                          + ". TimeBased: spans of partition.duration.ms with the path in"
                          + " path.format. Field: values of partition.field.name. Default:"
                          + " Kafka's partitions. Confluent's class names mean the same.")
                  .checked(
                      Check.text(
                          "Hourly, Daily, TimeBased, Field, Default, or Confluent's class for one"
                              + " of them",
                          text -> PARTITIONER_NAME.matcher(text).matches()))
                  .offering(PARTITIONERS)
                  .important(Importance.HIGH)
                  .wide()
                  .from(
                      Origin.differing(
                          "Hourly is the default; Default, as there, in a file made for"
                              + " Confluent's sink; own classes are refused")),
              Setting.optional(
                      EXTRACTOR,
                      Type.STRING,
                      "RecordField",
                      "What a record's time is. RecordField: the value of timestamp.field. Record:"
                          + " Kafka's timestamp of the record. Wallclock: when the sink sees it,"
                          + " which is another time when it is read again, so that one event may be"
                          + " in another partition after a crash, but never in two. The time"
                          + " decides on the partition and on rotate.interval.ms.")
                  .checked(
                      Check.text(
                          "RecordField, Record, Wallclock, or Confluent's class for one of them",
                          text -> EXTRACTOR_NAME.matcher(text).matches()))
                  .offering(EXTRACTORS)
                  .important(Importance.HIGH)
                  .from(
                      Origin.differing(
                          "RecordField is the default; Wallclock, as there, in a file made for"
                              + " Confluent's sink; own classes are refused")),
              Setting.optional(
                      FIELD,
                      Type.STRING,
                      "timestamp",
                      "The field with a record's time, with dots into nested records. A timestamp"
                          + " of any unit, a date, a plain long or int in milliseconds, or text in"
                          + " ISO 8601. What names no zone (a date, a local timestamp, such a text)"
                          + " is of the configured timezone."
                          + " A record without it, or outside of the years 1 to 9999, is a bad"
                          + " record.")
                  .checked(path())
                  .important(Importance.HIGH),
              Setting.optional(
                      TIMEZONE,
                      Type.STRING,
                      "UTC",
                      "The time zone that the spans of time are counted in.")
                  .checked(
                      Check.text(
                          "a time zone such as UTC, Asia/Seoul or +09:00", PartitionKeys::isZone))
                  .offering(ZoneId.getAvailableZoneIds().stream().sorted().toList())
                  .important(Importance.MEDIUM)
                  .from(Origin.differing("it has a default")),
              Setting.optional(
                      PATH_FORMAT,
                      Type.STRING,
                      "",
                      "With TimeBased: the path of a partition, in the notation of Joda-Time, for"
                          + " example "
                          + PathFormat.HOURLY
                          + ". YYYY and yyyy are the year, of the era, never of the week. Text"
                          + " stands in quotes. Digits are ASCII.")
                  .important(Importance.MEDIUM)
                  .wide()
                  .from(Origin.differing("mistakes are refused with what is meant")),
              Setting.optional(
                      DURATION,
                      Type.LONG,
                      -1L,
                      "With TimeBased: milliseconds of a span, counted from midnight of 1970-01-01"
                          + " in the time zone.")
                  .checked(Check.noneOrBetween(1, RotationKeys.LONGEST_MILLIS))
                  .important(Importance.MEDIUM),
              Setting.optional(
                      FIELDS,
                      Type.LIST,
                      List.of(),
                      "With Field: the fields whose values make the path, field=value for each,"
                          + " with dots into nested records. Text, integers, booleans, enums and"
                          + " dates. / and control characters and % are written as %XX; null and"
                          + " empty text as __HIVE_DEFAULT_PARTITION__, which Hive, Athena and"
                          + " Spark read as null.")
                  .checked(
                      new Check(
                          "names with dots between them",
                          names -> ((List<?>) names).forEach(PartitionKeys::requirePath)))
                  .important(Importance.MEDIUM)
                  .from(Origin.differing("what would tear a path is escaped, and null has a path")),
              Setting.optional(
                      LOCALE,
                      Type.STRING,
                      "",
                      "Language of the names of months and days in path.format, for example en or"
                          + " fr-FR; empty for English. Digits stay ASCII.")
                  .checked(new Check("a language tag such as en-US", value -> locale(value)))
                  .from(Origin.differing("it has a default"))));

  private PartitionKeys() {}

  /** What keys mean in a file made for Confluent's sink that does not set them. */
  static Map<String, String> confluentDefaults() {
    return Map.of(PARTITIONER, "Default", EXTRACTOR, "Wallclock");
  }

  /** The partitioner's name among {@link #PARTITIONERS}. */
  static String partitioner(String value) {
    return name(PARTITIONER_NAME, value, PARTITIONERS);
  }

  static Partitioning partitioning(AbstractConfig config) {
    ZoneId zone = zone(config.getString(TIMEZONE));
    RecordTime time =
        switch (name(EXTRACTOR_NAME, config.getString(EXTRACTOR), EXTRACTORS)) {
          case "Wallclock" -> new RecordTime.Wallclock();
          case "Record" -> new RecordTime.KafkaTimestamp();
          default -> new RecordTime.Field(config.getString(FIELD), zone);
        };
    Locale locale = locale(config.getString(LOCALE));
    return new Partitioning(
        switch (partitioner(config.getString(PARTITIONER))) {
          case "Default" -> new ByPartition();
          case "Field" -> new ByFields(config.getList(FIELDS));
          case "Daily" -> new ByTime(PathFormat.DAILY, Duration.ofDays(1), locale, zone);
          case "TimeBased" ->
              new ByTime(
                  config.getString(PATH_FORMAT),
                  Duration.ofMillis(config.getLong(DURATION)),
                  locale,
                  zone);
          default -> new ByTime(PathFormat.HOURLY, Duration.ofHours(1), locale, zone);
        },
        time);
  }

  private static String name(Pattern pattern, String value, List<String> names) {
    Matcher matcher = pattern.matcher(value);
    if (!matcher.matches()) {
      return "";
    }
    return names.stream().filter(matcher.group(1)::equalsIgnoreCase).findFirst().orElse("");
  }

  static ZoneId zone(String value) {
    return ZoneId.of(value.isBlank() ? "UTC" : value);
  }

  private static boolean isZone(String value) {
    try {
      zone(value);
      return true;
    } catch (java.time.DateTimeException e) {
      return false;
    }
  }

  static Locale locale(Object value) {
    String tag = String.valueOf(value).replace('_', '-');
    if (tag.isBlank()) {
      return Locale.ENGLISH;
    }
    Locale locale;
    try {
      locale = new Locale.Builder().setLanguageTag(tag).build();
    } catch (java.util.IllformedLocaleException e) {
      throw new Check.Refusal("expected a language tag such as en-US");
    }
    String numbers = String.valueOf(locale.getUnicodeLocaleType("nu"));
    String calendar = String.valueOf(locale.getUnicodeLocaleType("ca"));
    if (!numbers.matches("null|latn") || !calendar.matches("null|iso8601|gregory")) {
      throw new Check.Refusal(
          "paths have ASCII digits and ISO dates, which query engines can read; write "
              + locale.stripExtensions().toLanguageTag());
    }
    return locale;
  }

  private static Check path() {
    return Check.made("a field's name, with dots into nested records", PartitionKeys::requirePath);
  }

  private static void requirePath(Object name) {
    if (!String.valueOf(name).matches("[^.\\s/=]+(\\.[^.\\s/=]+)*")) {
      throw new Check.Refusal("expected a field's name, with dots into nested records");
    }
  }
}
