package io.clicklake.connect.config;

import io.clicklake.connect.file.Compression;
import io.clicklake.connect.file.ParquetSettings;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Type;

/** How files are written. */
final class ParquetKeys {

  static final String FORMAT = "format.class";
  static final String CODEC = "parquet.codec";
  static final String ROW_GROUP_BYTES = "parquet.row.group.bytes";

  static final String CONFLUENT_FORMAT = "io.confluent.connect.s3.format.parquet.ParquetFormat";
  static final String CONFLUENT_CODEC = "snappy";

  private static final List<String> CODECS = List.of("zstd", "snappy", "gzip", "none");

  static final SettingGroup GROUP =
      new SettingGroup(
          "Parquet",
          List.of(
              Setting.optional(
                      FORMAT,
                      Type.STRING,
                      "parquet",
                      "Format of the files. There is one: parquet, by that name or by the class"
                          + " name that Confluent's sink has for it.")
                  .checked(
                      Check.text(
                          "parquet, or %s; this sink writes no other format"
                              .formatted(CONFLUENT_FORMAT),
                          text ->
                              text.equalsIgnoreCase("parquet") || text.equals(CONFLUENT_FORMAT)))
                  .offering(List.of("parquet", CONFLUENT_FORMAT))
                  .wide()
                  .from(Origin.differing("only Parquet")),
              Setting.optional(CODEC, Type.STRING, "zstd", "Compression of Parquet pages.")
                  .checked(Check.oneOf(CODECS))
                  .offering(CODECS)
                  .important(Importance.MEDIUM)
                  .from(
                      Origin.differing(
                          "zstd is the default; snappy, as there, in a file made for Confluent's"
                              + " sink; lz4, brotli and lzo are not supported")),
              Setting.optional(
                      ROW_GROUP_BYTES,
                      Type.LONG,
                      32L * 1024 * 1024,
                      "Encoded bytes of a row group, held in memory per open file until it is"
                          + " written.")
                  .checked(Check.between(1024 * 1024, Long.MAX_VALUE))
                  .from(Origin.OWN)));

  private ParquetKeys() {}

  /** What keys mean in a file made for Confluent's sink that does not set them. */
  static Map<String, String> confluentDefaults() {
    return Map.of(CODEC, CONFLUENT_CODEC);
  }

  static ParquetSettings settings(AbstractConfig config) {
    return new ParquetSettings(
        Compression.valueOf(config.getString(CODEC).toUpperCase(Locale.ROOT)),
        config.getLong(ROW_GROUP_BYTES),
        config.getInt(S3Keys.PART_SIZE));
  }
}
