package io.clicklake.connect.config;

import io.clicklake.connect.config.ForeignKey.Verdict;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.ConfigDef;

/** Renders docs/sink-configuration.md. */
final class SinkConfigurationDocument {

  private static final String HEAD =
      """
      # Configuration of the sink

      Generated from `SettingGroup`; `SinkConfigurationDocumentTest` says how.

      `connector.class=io.clicklake.connect.S3SinkConnector`. A configuration needs a `name`, `topics` or `topics.regex`, and the keys without a default below. Connect's own keys
      (`tasks.max`, `value.converter`, `transforms`, `errors.*`, `consumer.override.*`, …) mean what they mean with every connector. Everything is checked before the connector starts; Connect's
      `PUT /connector-plugins/S3SinkConnector/config/validate` shows each error at its key. A key that is almost one of these is warned about in the worker's log.
      """;

  private static final String COMING =
      """
      ## Coming from kafka-connect-s3

      Change `connector.class`. The connector goes on at the offsets that its group has committed, beside the files that are there; `./clicklake verify` will call those unlisted, so a
      `topics.dir` of its own is tidier. A configuration that names a class `io.confluent.…` in `format.class`, `storage.class` or `partitioner.class` is taken for one of Confluent's sink: keys
      that it leaves out have Confluent's default where that decides where an object lies or what it is called: `partitioner.class` %s, `timestamp.extractor` %s, `parquet.codec` %s. All other
      keys have the defaults of this sink.

      - **Values.** With `AvroConverter`, or `JsonConverter` with schemas, records arrive as Struct values and are written as such; no `schema.registry.url` is needed, and transformations
        work. With `value.converter=org.apache.kafka.connect.converters.ByteArrayConverter` the sink reads Confluent's wire format itself, which costs a fraction of the CPU; it asks
        `schema.registry.url`, with the credentials and the truststore of the group Registry, or all of them under `value.converter.` where that is not set. Schemaless JSON and plain text are bad
        records.
      - **Schemas of Struct values.** Optional is nullable; enums, unions, Decimal, Date, Time and Timestamp become Avro's, and Parquet's. A decimal has 38 digits unless
        `connect.decimal.precision` says another number. What Avro does not take in a name becomes `_`; `timestamp.field` and `partition.field.name` use that name. Their order of versions is
        that of the registry where the converter knows it, otherwise the order in which they were first seen, kept with the schemas under `<topics.dir>/_schemas/<topic>/`.
      - **Files.** A batch, not a file, is what `flush.size`, `file.max.bytes` and the intervals close; all its files are committed at once. Late records and schema changes do not close it
        each time. A quiet topic is flushed too, after `rotate.schedule.interval.ms`, whose default is ten minutes here.
      - **Field values in paths** are written as Confluent's sink writes them, save `/`, `%%` and control characters, which become %%XX. Null, which fails there or is written as `null`, is
        `__HIVE_DEFAULT_PARTITION__`.
      - **Time in text** without an offset is of `timezone`; there it is of the worker's own zone.
      - **Local time** is divided into spans as there, a clock change included. Before 1970 spans begin at full hours here too.

      """;

  private static final String FOREIGN =
      """
      Keys that this sink does not have:

      | key | what becomes of it | why |
      |---|---|---|
      """;

  private static final String MISTAKES =
      """

      ## Mistakes in path.format

      `path.format` is in the notation of Joda-Time, as in kafka-connect-s3: letters are fields of the time, text stands in single quotes, `''` is a quote. `YYYY` or `yyyy` year, `MM` month,
      `dd` day, `HH` hour, `mm` minute, `ss` second, `SSS` milliseconds, `DDD` day of the year, `MMM`/`MMMM` and `E`/`EEEE` names of months and days, `hh` with `a` the half day's hour, `Z`/`ZZ` the
      offset. These are refused, with the right pattern in the message:

      | written | what it would do | right |
      |---|---|---|
      | `'year=YYYY/month=MM'` | one directory called `year=YYYY` | `'year'=YYYY/'month'=MM` |
      | `year=YYYY/month=MM` | letters of `year` read as fields of the time | `'year'=YYYY/'month'=MM` |
      | `year=!{timestamp:yyyy}` | Amazon Data Firehose's notation | `'year'=yyyy` |
      | `dt=%Y-%m-%d` | strftime's notation | `'dt'=YYYY-MM-dd` |
      | `'year'=xxxx/'month'=MM` | the year of the week: 2024-12-30 in 2025 | `'year'=YYYY/'month'=MM` |
      | `'year'=YYYY/'month'=mm` | minutes for months | `'year'=YYYY/'month'=MM` |
      | `'month'=MM/'day'=DD` | days of the year for days of the month | `'month'=MM/'day'=dd` |
      | `'hour'=hh` | morning and evening in one directory | `'hour'=HH` |
      | `HH/mm/SS` | hundredths for seconds | `HH/mm/ss` |
      | `YYYY-MM-ddTHH` | `T` is no field of the time | `YYYY-MM-dd'T'HH` |

      Digits are ASCII in every locale: a `locale` that asks for others (`ar-EG-u-nu-arab`) is refused.
      """;

  private SinkConfigurationDocument() {}

  static String text() {
    StringBuilder text = new StringBuilder(HEAD);
    for (SettingGroup group : SettingGroup.all()) {
      text.append("\n## ").append(group.name()).append("\n\n");
      text.append("| key | type, expected | default | importance | what it means | origin |\n");
      text.append("|---|---|---|---|---|---|\n");
      group.settings().forEach(setting -> text.append(row(setting)));
    }
    Map<String, String> partitions = PartitionKeys.confluentDefaults();
    text.append('\n')
        .append(
            COMING.formatted(
                code(partitions.getOrDefault(PartitionKeys.PARTITIONER, "")),
                code(partitions.getOrDefault(PartitionKeys.EXTRACTOR, "")),
                code(ParquetKeys.confluentDefaults().getOrDefault(ParquetKeys.CODEC, ""))));
    text.append(FOREIGN);
    ForeignKey.ALL.forEach(foreign -> text.append(row(foreign)));
    return text.append(MISTAKES).toString();
  }

  private static String row(Setting setting) {
    String expected = cell(setting.validator().toString());
    return "| %s | %s%s | %s | %s | %s | %s |\n"
        .formatted(
            code(setting.key()),
            setting.type().name().toLowerCase(java.util.Locale.ROOT),
            expected.isEmpty() ? "" : ": " + expected,
            defaultValue(setting.defaultValue()),
            setting.importance().name().toLowerCase(java.util.Locale.ROOT),
            cell(setting.documentation()),
            cell(setting.origin().text()));
  }

  private static String defaultValue(Object value) {
    if (value == ConfigDef.NO_DEFAULT_VALUE) {
      return "*must be set*";
    }
    String text = value instanceof List<?> list && list.isEmpty() ? "" : String.valueOf(value);
    return text.isEmpty() ? "" : code(text);
  }

  private static String row(ForeignKey foreign) {
    return "| %s | %s | %s |\n"
        .formatted(
            foreign.names().stream()
                .map(SinkConfigurationDocument::code)
                .collect(Collectors.joining(", ")),
            foreign.verdict() == Verdict.REFUSED
                ? "refused, if it asks for something"
                : "warned about",
            cell(foreign.why()));
  }

  private static String code(String text) {
    return "`" + text + "`";
  }

  private static String cell(String text) {
    return text.replace("|", "\\|");
  }
}
