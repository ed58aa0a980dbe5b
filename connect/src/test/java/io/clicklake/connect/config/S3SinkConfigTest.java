package io.clicklake.connect.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clicklake.connect.batch.RotationPolicy;
import io.clicklake.connect.evolution.SchemaPolicy;
import io.clicklake.connect.file.Compression;
import io.clicklake.connect.file.ParquetSettings;
import io.clicklake.connect.partitioner.FileNames;
import io.clicklake.connect.partitioner.Partitioning;
import io.clicklake.connect.partitioner.Partitioning.ByFields;
import io.clicklake.connect.partitioner.Partitioning.ByPartition;
import io.clicklake.connect.partitioner.Partitioning.ByTime;
import io.clicklake.connect.partitioner.PathFormat;
import io.clicklake.connect.partitioner.RecordTime;
import io.clicklake.connect.store.ObjectAttributes;
import io.clicklake.connect.store.ObjectAttributes.Encryption;
import io.clicklake.connect.store.S3Credentials;
import io.clicklake.connect.store.S3Patience;
import io.clicklake.connect.store.S3Settings;
import io.clicklake.registry.client.Credentials;
import io.clicklake.registry.client.RegistryAccess;
import io.clicklake.registry.client.RegistryUrls;
import io.clicklake.registry.client.Truststore;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class S3SinkConfigTest {

  private static final int MIB = 1024 * 1024;
  private static final ZoneId UTC = ZoneId.of("UTC");
  private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

  static final Map<String, String> REQUIRED =
      Map.of(
          "name", "clicks",
          "s3.bucket.name", "lake",
          "schema.registry.url", "http://127.0.0.1:8081");

  /** A file with a certificate. */
  private static Path trusted() {
    return Path.of("src", "test", "resources", "config", "ca.pem").toAbsolutePath();
  }

  static Map<String, String> with(String... pairs) {
    Map<String, String> props = new HashMap<>(REQUIRED);
    for (int i = 0; i < pairs.length; i += 2) {
      props.put(pairs[i], pairs[i + 1]);
    }
    return props;
  }

  @Test
  void defaultsAreSetForEverythingButBucketAndRegistry() {
    assertThat(S3SinkConfig.parse(REQUIRED))
        .isEqualTo(
            new S3SinkConfig(
                "clicks",
                S3Settings.of(
                    "lake", "us-west-2", Optional.empty(), true, new S3Credentials.DefaultChain()),
                new UploadSettings(2, Duration.ofSeconds(5), Optional.empty()),
                new LakeSettings(new FileNames("topics", "+", 10), 500, Optional.empty()),
                new Partitioning(
                    new ByTime(PathFormat.HOURLY, Duration.ofHours(1), Locale.ENGLISH, UTC),
                    new RecordTime.Field("timestamp", UTC)),
                new RotationPolicy(
                    1_000_000, 256L * MIB, Optional.empty(), Optional.of(Duration.ofMinutes(10))),
                OptionalLong.empty(),
                new ValueSettings(
                    Optional.of(RegistryAccess.open(List.of(URI.create("http://127.0.0.1:8081")))),
                    SchemaPolicy.BACKWARD,
                    NullValues.FAIL),
                new ParquetSettings(Compression.ZSTD, 32L * MIB, 8 * MIB)));
  }

  private static Map<String, String> everySetting() {
    Map<String, String> all = new HashMap<>(REQUIRED);
    all.put("s3.region", "ap-northeast-2");
    all.put("store.url", "http://127.0.0.1:9000");
    all.put("s3.path.style.access.enabled", "false");
    all.put("storage.class", "io.confluent.connect.s3.storage.S3Storage");
    all.put("s3.storage.class", "STANDARD_IA");
    all.put("s3.ssea.name", "aws:kms");
    all.put("s3.sse.kms.key.id", "alias/lake");
    all.put("s3.acl.canned", "bucket-owner-full-control");
    all.put("s3.object.tagging", "true");
    all.put("s3.object.tagging.key.value.pairs", "team:web,cost:lake:1");
    all.put("s3.object.behavior.on.tagging.error", "Fail");
    all.put("enable.conditional.writes", "true");
    all.put("s3.part.size", "5242880");
    all.put("s3.upload.threads", "0");
    all.put("s3.part.retries", "7");
    all.put("s3.retry.backoff.ms", "100");
    all.put("retry.backoff.ms", "1000");
    all.put("aws.access.key.id", "key");
    all.put("aws.secret.access.key", "secret");
    all.put("aws.session.token", "token");
    all.put(
        "s3.credentials.provider.class",
        "io.confluent.connect.s3.auth.AwsAssumeRoleCredentialsProvider");
    all.put("s3.credentials.provider.sts.role.arn", "arn:aws:iam::123456789012:role/sink");
    all.put("s3.credentials.provider.sts.role.session.name", "sink-session");
    all.put("s3.credentials.provider.sts.role.external.id", "external");
    all.put("s3.credentials.provider.sts.endpoint", "https://sts.example");
    all.put("topics.dir", "/raw/events/");
    all.put("file.delim", "-");
    all.put("filename.offset.zero.pad.width", "4");
    all.put("commit.records.kept", "10");
    all.put("partition.marker", "_SUCCESS");
    all.put("partition.marker.lateness.ms", "60000");
    all.put("partitioner.class", "TimeBased");
    all.put("path.format", "'month'=MMMM");
    all.put("partition.duration.ms", "86400000");
    all.put("partition.field.name", "unused");
    all.put("locale", "fr-FR");
    all.put("timezone", "Asia/Seoul");
    all.put("timestamp.extractor", "recordfield");
    all.put("timestamp.field", "meta.event_time");
    all.put("flush.size", "7");
    all.put("file.max.bytes", "8");
    all.put("rotate.interval.ms", "9");
    all.put("rotate.schedule.interval.ms", "-1");
    all.put("memory.limit.bytes", "67108864");
    all.put("schema.registry.url", "http://one:8081, https://two:8081/apis");
    all.put("basic.auth.user.info", "");
    all.put("schema.registry.basic.auth.user.info", "sink:registry:secret");
    all.put("basic.auth.credentials.source", "USER_INFO");
    all.put("bearer.auth.token", "");
    all.put("bearer.auth.credentials.source", "STATIC_TOKEN");
    all.put("schema.registry.ssl.truststore.location", trusted().toString());
    all.put("schema.registry.ssl.truststore.password", "trust-secret");
    all.put("schema.registry.ssl.truststore.type", "PEM");
    all.put("value.subject.name.strategy", "TopicNameStrategy");
    all.put("schema.compatibility", "forward_transitive");
    all.put("behavior.on.null.values", "ignore");
    all.put("format.class", "parquet");
    all.put("parquet.codec", "Snappy");
    all.put("parquet.row.group.bytes", "1048576");
    all.put("kafka.bootstrap.servers", "127.0.0.1:9092");
    return all;
  }

  @Test
  void everySettingIsRead() {
    Map<String, String> all = everySetting();
    // A file of Confluent's sink has defaults of its own; here none is left to a default.
    assertThat(new TreeSet<>(all.keySet())).containsAll(SettingGroup.keys());

    assertThat(S3SinkConfig.parse(all))
        .isEqualTo(
            new S3SinkConfig(
                "clicks",
                new S3Settings(
                    "lake",
                    "ap-northeast-2",
                    Optional.of(URI.create("http://127.0.0.1:9000")),
                    false,
                    new S3Credentials.AssumedRole(
                        new S3Credentials.StaticKeys("key", "secret", Optional.of("token")),
                        "arn:aws:iam::123456789012:role/sink",
                        "sink-session",
                        Optional.of("external"),
                        Optional.of(URI.create("https://sts.example"))),
                    new ObjectAttributes(
                        new Encryption.Kms(Optional.of("alias/lake")),
                        Optional.of("bucket-owner-full-control"),
                        Optional.of("STANDARD_IA"),
                        Map.of()),
                    S3Patience.within(Duration.ofMinutes(5), 7, Duration.ofMillis(100)),
                    S3Settings.USER_AGENT),
                new UploadSettings(
                    0,
                    Duration.ofSeconds(1),
                    Optional.of(
                        new ObjectTagging(
                            Map.of("team", "web", "cost", "lake:1"), ObjectTagging.OnError.FAIL))),
                new LakeSettings(
                    new FileNames("raw/events", "-", 4),
                    10,
                    Optional.of(new PartitionMarker("_SUCCESS", Duration.ofMinutes(1)))),
                new Partitioning(
                    new ByTime("'month'=MMMM", Duration.ofDays(1), Locale.FRANCE, SEOUL),
                    new RecordTime.Field("meta.event_time", SEOUL)),
                new RotationPolicy(7, 8, Optional.of(Duration.ofMillis(9)), Optional.empty()),
                OptionalLong.of(64L * MIB),
                new ValueSettings(
                    Optional.of(
                        new RegistryAccess(
                            RegistryUrls.parse("http://one:8081,https://two:8081/apis"),
                            new Credentials.Basic("sink", "registry:secret"),
                            Optional.of(
                                new Truststore(trusted(), Optional.of("trust-secret"), "PEM")))),
                    SchemaPolicy.FORWARD,
                    NullValues.IGNORE),
                new ParquetSettings(Compression.SNAPPY, MIB, 5 * MIB)));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "s3.bucket.name, ``",
        "s3.region, Frankfurt am Main",
        "store.url, 127.0.0.1:9000",
        "s3.path.style.access.enabled, perhaps",
        "storage.class, STANDARD_IA",
        "s3.storage.class, COLD",
        "s3.ssea.name, rot13",
        "s3.sse.kms.key.id, alias/lake",
        "s3.acl.canned, everybody",
        "s3.object.tagging, sometimes",
        "s3.object.tagging.key.value.pairs, novalue",
        "s3.object.behavior.on.tagging.error, cry",
        "enable.conditional.writes, false",
        "s3.part.size, 1024",
        "s3.upload.threads, -1",
        "s3.part.retries, -1",
        "s3.retry.backoff.ms, 0",
        "retry.backoff.ms, 0",
        "aws.access.key.id, onlyTheKey",
        "s3.credentials.provider.class, com.example.NoSuchProvider",
        "s3.credentials.provider.class, java.lang.String",
        "s3.credentials.provider.sts.role.arn, sink",
        "s3.credentials.provider.sts.role.arn, arn:aws:iam::123456789012:role/sink",
        "s3.credentials.provider.sts.role.session.name, a b",
        "s3.credentials.provider.sts.endpoint, sts",
        "topics.dir, ``",
        "topics.dir, /",
        "file.delim, /",
        "file.delim, 0",
        "file.delim, +v2",
        "filename.offset.zero.pad.width, -1",
        "commit.records.kept, 1",
        "partition.marker, a/b",
        "partition.marker.lateness.ms, -1",
        "partitioner.class, com.example.Own",
        "path.format, 'year=YYYY'",
        "partition.duration.ms, 0",
        "partition.field.name, a b",
        "locale, not a locale",
        "locale, ar-EG-u-nu-arab",
        "timezone, Mars/Olympus",
        "timestamp.extractor, Sundial",
        "timestamp.field, a..b",
        "flush.size, 0",
        "flush.size, many",
        "file.max.bytes, 0",
        "rotate.interval.ms, 0",
        "rotate.interval.ms, -2",
        "rotate.schedule.interval.ms, 0",
        "rotate.schedule.interval.ms, 9223372036854775807",
        "memory.limit.bytes, 1",
        "schema.registry.url, nowhere",
        "basic.auth.credentials.source, SASL_INHERIT",
        "bearer.auth.credentials.source, OAUTHBEARER",
        "schema.registry.ssl.truststore.location, /nowhere/trust.p12",
        "schema.registry.ssl.truststore.type, BKS",
        "value.subject.name.strategy, RecordNameStrategy",
        "schema.compatibility, SIDEWAYS",
        "behavior.on.null.values, write",
        "format.class, io.confluent.connect.s3.format.json.JsonFormat",
        "parquet.codec, lzo",
        "parquet.row.group.bytes, 10",
      })
  void aWrongValueIsNamedWithItsKey(String key, String value) {
    Map<String, String> wrong =
        key.equals("path.format")
            ? with(key, value, "partitioner.class", "TimeBased", "partition.duration.ms", "1")
            : with(key, value);
    assertThatThrownBy(() -> S3SinkConfig.parse(wrong))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(key)
        .hasMessageContaining(value);
  }

  @ParameterizedTest
  @CsvSource({
    "basic.auth.user.info, geheim",
    "schema.registry.basic.auth.user.info, :geheim",
    "bearer.auth.token, ge heim",
  })
  void aWrongSecretIsNamedAndNotShown(String key, String value) {
    assertThatThrownBy(() -> S3SinkConfig.parse(with(key, value)))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(key)
        .message()
        .doesNotContain(value);
  }

  @Test
  void aTokenMayStandInPlaceOfUserAndPassword() {
    assertThat(S3SinkConfig.parse(with("bearer.auth.token", "abc.def")).values().registry())
        .get()
        .extracting(RegistryAccess::credentials)
        .isEqualTo(new Credentials.Bearer("abc.def"));
    assertThatThrownBy(
            () ->
                S3SinkConfig.parse(
                    with("bearer.auth.token", "abc", "basic.auth.user.info", "sink:geheim")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("bearer.auth.token")
        .hasMessageContaining("both set")
        .message()
        .doesNotContain("geheim");
  }

  @Test
  void aMissingRequiredSettingIsNamed() {
    for (String key : REQUIRED.keySet()) {
      Map<String, String> without = new HashMap<>(REQUIRED);
      without.remove(key);
      assertThatThrownBy(() -> S3SinkConfig.parse(without))
          .isInstanceOf(ConfigException.class)
          .hasMessageContaining(key);
    }
  }

  @Test
  void secretsAreInNoMessageAndNoTextForm() {
    assertThat(
            S3SinkConfig.parse(with("aws.access.key.id", "key", "aws.secret.access.key", "geheim"))
                .toString())
        .doesNotContain("geheim");
    assertThatThrownBy(() -> S3SinkConfig.parse(with("aws.secret.access.key", "geheim")))
        .isInstanceOf(ConfigException.class)
        .message()
        .doesNotContain("geheim");
    assertThatThrownBy(() -> S3SinkConfig.parse(with("aws.session.token", "geheim")))
        .isInstanceOf(ConfigException.class)
        .message()
        .contains("aws.session.token")
        .doesNotContain("geheim");
  }

  @ParameterizedTest
  @CsvSource({
    "io.confluent.connect.storage.partitioner.HourlyPartitioner, Hourly",
    "io.confluent.connect.storage.partitioner.DailyPartitioner, daily",
    "io.confluent.connect.storage.partitioner.DefaultPartitioner, DefaultPartitioner",
    "io.confluent.connect.storage.partitioner.FieldPartitioner, Field",
    "io.confluent.connect.storage.partitioner.TimeBasedPartitioner, TimeBased",
  })
  void aPartitionerHasConfluentsNameOrAShortOne(String confluents, String brief) {
    Map<String, String> more =
        Map.of(
            "partition.field.name", "a,b.c",
            "path.format", "YYYY",
            "partition.duration.ms", "60000",
            "timestamp.extractor", "Record");
    Map<String, String> one = with("partitioner.class", confluents);
    one.putAll(more);
    Map<String, String> other = with("partitioner.class", brief);
    other.putAll(more);
    assertThat(S3SinkConfig.parse(one).partitioning())
        .isEqualTo(S3SinkConfig.parse(other).partitioning());
  }

  @Test
  void eachPartitionerMakesItsScheme() {
    assertThat(scheme("partitioner.class", "Daily"))
        .isEqualTo(new ByTime(PathFormat.DAILY, Duration.ofDays(1), Locale.ENGLISH, UTC));
    assertThat(scheme("partitioner.class", "Default")).isEqualTo(new ByPartition());
    assertThat(scheme("partitioner.class", "Field", "partition.field.name", "a,b.c"))
        .isEqualTo(new ByFields(List.of("a", "b.c")));
  }

  private static Partitioning.Scheme scheme(String... pairs) {
    return S3SinkConfig.parse(with(pairs)).partitioning().scheme();
  }

  @ParameterizedTest
  @CsvSource({
    "Wallclock",
    "Record",
    "RecordField",
  })
  void anExtractorHasConfluentsNameOrAShortOne(String name) {
    RecordTime time = S3SinkConfig.parse(with("timestamp.extractor", name)).partitioning().time();
    assertThat(
            S3SinkConfig.parse(
                    with(
                        "timestamp.extractor",
                        "io.confluent.connect.storage.partitioner.TimeBasedPartitioner$"
                            + name
                            + "TimestampExtractor"))
                .partitioning()
                .time())
        .isEqualTo(time);
    assertThat(time.getClass().getSimpleName())
        .isEqualTo(
            Map.of("Wallclock", "Wallclock", "Record", "KafkaTimestamp", "RecordField", "Field")
                .get(name));
  }

  @ParameterizedTest
  @CsvSource({
    "BACKWARD, BACKWARD",
    "BACKWARD_TRANSITIVE, BACKWARD",
    "FULL, BACKWARD",
    "FULL_TRANSITIVE, BACKWARD",
    "FORWARD, FORWARD",
    "NONE, NONE",
  })
  void aCompatibilityIsAPolicy(String compatibility, SchemaPolicy policy) {
    assertThat(
            S3SinkConfig.parse(with("schema.compatibility", compatibility))
                .values()
                .compatibility())
        .isEqualTo(policy);
  }

  @Test
  void thePatienceFollowsTheConsumersPollInterval() {
    assertThat(
            S3SinkConfig.parse(with("consumer.override.max.poll.interval.ms", "60000"))
                .s3()
                .patience()
                .call())
        .isLessThan(Duration.ofMinutes(1));
  }
}
