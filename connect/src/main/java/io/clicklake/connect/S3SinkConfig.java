package io.clicklake.connect;

import io.clicklake.connect.batch.RotationPolicy;
import io.clicklake.connect.file.Compression;
import io.clicklake.connect.file.ParquetSettings;
import io.clicklake.connect.store.S3Credentials;
import io.clicklake.connect.store.S3Settings;
import io.clicklake.registry.client.RegistryUrls;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.apache.kafka.common.config.ConfigException;

/**
 * The connector's settings, with the keys of Confluent's S3 sink where the meaning is the same.
 *
 * @param connector name of the connector, owner of its commit logs
 * @param topicsDirectory prefix of every key in the bucket
 */
record S3SinkConfig(
    String connector,
    S3Settings s3,
    String topicsDirectory,
    List<URI> registryUrls,
    String timestampField,
    ZoneId zone,
    RotationPolicy rotation,
    ParquetSettings parquet,
    CommitLogConfig commitLogs) {

  static final String BUCKET = "s3.bucket.name";
  static final String REGION = "s3.region";
  static final String ENDPOINT = "store.url";
  static final String PATH_STYLE = "s3.path.style.access.enabled";
  static final String ACCESS_KEY = "aws.access.key.id";
  static final String SECRET_KEY = "aws.secret.access.key";
  static final String PART_SIZE = "s3.part.size";
  static final String TOPICS_DIR = "topics.dir";
  static final String REGISTRY_URL = "schema.registry.url";
  static final String TIMESTAMP_FIELD = "timestamp.field";
  static final String TIMEZONE = "timezone";
  static final String FLUSH_SIZE = "flush.size";
  static final String FILE_MAX_BYTES = "file.max.bytes";
  static final String ROTATE_INTERVAL = "rotate.interval.ms";
  static final String ROTATE_SCHEDULE_INTERVAL = "rotate.schedule.interval.ms";
  static final String PARQUET_CODEC = "parquet.codec";
  static final String ROW_GROUP_BYTES = "parquet.row.group.bytes";

  private static final int MIB = 1024 * 1024;
  private static final long YEAR_MILLIS = Duration.ofDays(366).toMillis();

  static ConfigDef definition() {
    return CommitLogConfig.define(new ConfigDef())
        .define(
            BUCKET,
            Type.STRING,
            ConfigDef.NO_DEFAULT_VALUE,
            new ConfigDef.NonEmptyString(),
            Importance.HIGH,
            "The bucket of the lake.")
        .define(REGION, Type.STRING, "us-west-2", Importance.MEDIUM, "The bucket's AWS region.")
        .define(
            ENDPOINT,
            Type.STRING,
            "",
            S3SinkConfig::requireUrlOrEmpty,
            Importance.LOW,
            "Endpoint of an S3-compatible store; empty for AWS.")
        .define(
            PATH_STYLE,
            Type.BOOLEAN,
            true,
            Importance.LOW,
            "Whether the bucket stands in the path of a URL rather than in its host name.")
        .define(
            ACCESS_KEY,
            Type.STRING,
            "",
            Importance.LOW,
            "Access key id; empty for the default credentials chain of the AWS SDK.")
        .define(
            SECRET_KEY, Type.PASSWORD, "", Importance.LOW, "Secret that belongs to " + ACCESS_KEY)
        .define(
            PART_SIZE,
            Type.INT,
            8 * MIB,
            ConfigDef.Range.between(ParquetSettings.MIN_PART_BYTES, Integer.MAX_VALUE - 8),
            Importance.LOW,
            "Bytes of a multipart upload's part, held in memory per open file until they are sent.")
        .define(
            TOPICS_DIR,
            Type.STRING,
            "topics",
            S3SinkConfig::requireDirectory,
            Importance.MEDIUM,
            "Prefix of every key written. Commit logs lie under it in _commits.")
        .define(
            REGISTRY_URL,
            Type.LIST,
            ConfigDef.NO_DEFAULT_VALUE,
            S3SinkConfig::requireUrls,
            Importance.HIGH,
            "URLs of the schema registry (Confluent's REST API), tried in order.")
        .define(
            TIMESTAMP_FIELD,
            Type.STRING,
            "timestamp",
            new ConfigDef.NonEmptyString(),
            Importance.HIGH,
            "The field whose time decides a record's partition of the lake.")
        .define(
            TIMEZONE,
            Type.STRING,
            "UTC",
            S3SinkConfig::requireZone,
            Importance.MEDIUM,
            "The time zone that the hours of the partitions are counted in.")
        .define(
            FLUSH_SIZE,
            Type.LONG,
            1_000_000L,
            ConfigDef.Range.atLeast(1),
            Importance.MEDIUM,
            "Records after which a batch is committed.")
        .define(
            FILE_MAX_BYTES,
            Type.LONG,
            256L * MIB,
            ConfigDef.Range.atLeast(1),
            Importance.MEDIUM,
            "Encoded bytes of its largest file after which a batch is committed.")
        .define(
            ROTATE_INTERVAL,
            Type.LONG,
            -1L,
            S3SinkConfig::requireIntervalOrNone,
            Importance.MEDIUM,
            "Milliseconds of record time after which a batch is committed; -1 for no such limit."
                + " Late records do not count.")
        .define(
            ROTATE_SCHEDULE_INTERVAL,
            Type.LONG,
            600_000L,
            S3SinkConfig::requireIntervalOrNone,
            Importance.MEDIUM,
            "Milliseconds of wall-clock time after which a batch is committed, also on a quiet"
                + " topic; -1 for no such limit.")
        .define(
            PARQUET_CODEC,
            Type.STRING,
            "zstd",
            ConfigDef.CaseInsensitiveValidString.in("none", "snappy", "gzip", "zstd"),
            Importance.LOW,
            "Compression of Parquet pages.")
        .define(
            ROW_GROUP_BYTES,
            Type.LONG,
            32L * MIB,
            ConfigDef.Range.atLeast(MIB),
            Importance.LOW,
            "Encoded bytes of a row group, held in memory per open file until it is written.");
  }

  /**
   * Reads the settings.
   *
   * @throws ConfigException naming the key, the value and what is expected
   */
  static S3SinkConfig parse(Map<String, String> props) {
    AbstractConfig config = new AbstractConfig(definition(), props, false);
    String name = props.getOrDefault("name", "");
    if (name.isEmpty()) {
      throw new ConfigException("name", name, "a connector needs a name, its commit logs carry it");
    }
    return new S3SinkConfig(
        name,
        S3Settings.of(
            config.getString(BUCKET),
            config.getString(REGION),
            Optional.of(config.getString(ENDPOINT)).filter(url -> !url.isEmpty()).map(URI::create),
            config.getBoolean(PATH_STYLE),
            credentials(config)),
        config.getString(TOPICS_DIR).replaceAll("^/+|/+$", ""),
        config.getList(REGISTRY_URL).stream().map(URI::create).toList(),
        config.getString(TIMESTAMP_FIELD),
        ZoneId.of(config.getString(TIMEZONE)),
        new RotationPolicy(
            config.getLong(FLUSH_SIZE),
            config.getLong(FILE_MAX_BYTES),
            duration(config.getLong(ROTATE_INTERVAL)),
            duration(config.getLong(ROTATE_SCHEDULE_INTERVAL))),
        new ParquetSettings(
            Compression.valueOf(config.getString(PARQUET_CODEC).toUpperCase(Locale.ROOT)),
            config.getLong(ROW_GROUP_BYTES),
            config.getInt(PART_SIZE)),
        CommitLogConfig.parse(props));
  }

  private static S3Credentials credentials(AbstractConfig config) {
    String accessKey = config.getString(ACCESS_KEY);
    String secretKey = config.getPassword(SECRET_KEY).value();
    if (accessKey.isEmpty() != secretKey.isEmpty()) {
      throw new ConfigException(
          ACCESS_KEY, accessKey, "and " + SECRET_KEY + " are set both or not at all");
    }
    return accessKey.isEmpty()
        ? new S3Credentials.DefaultChain()
        : new S3Credentials.StaticKeys(accessKey, secretKey, Optional.empty());
  }

  private static Optional<Duration> duration(long millis) {
    return millis < 0 ? Optional.empty() : Optional.of(Duration.ofMillis(millis));
  }

  private static void requireUrlOrEmpty(String key, Object value) {
    String url = String.valueOf(value);
    if (!url.isEmpty()) {
      requireUrl(key, url);
    }
  }

  private static void requireUrls(String key, Object value) {
    List<?> urls = value instanceof List<?> list ? list : Arrays.asList(value);
    try {
      RegistryUrls.parse(urls.stream().map(String::valueOf).collect(Collectors.joining(",")));
    } catch (IllegalArgumentException e) {
      throw new ConfigException(key, value, String.valueOf(e.getMessage()));
    }
  }

  private static void requireUrl(String key, String url) {
    if (!url.matches("https?://[^/\\s]+.*")) {
      throw new ConfigException(
          key, url, "an http or https URL, for example http://127.0.0.1:9000");
    }
  }

  private static void requireIntervalOrNone(String key, Object value) {
    if (!(value instanceof Long millis) || (millis != -1 && (millis < 1 || millis > YEAR_MILLIS))) {
      throw new ConfigException(key, value, "milliseconds from 1 to a year, or -1 for no limit");
    }
  }

  private static void requireDirectory(String key, Object value) {
    if (String.valueOf(value).replaceAll("[/\\s]", "").isEmpty()) {
      throw new ConfigException(key, value, "a prefix with a name in it, for example topics");
    }
  }

  private static void requireZone(String key, Object value) {
    try {
      ZoneId.of(String.valueOf(value));
    } catch (DateTimeException e) {
      throw new ConfigException(key, value, "a time zone such as UTC or Asia/Seoul");
    }
  }
}
