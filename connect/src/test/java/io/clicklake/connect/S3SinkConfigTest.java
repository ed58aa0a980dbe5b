package io.clicklake.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clicklake.connect.batch.RotationPolicy;
import io.clicklake.connect.file.Compression;
import io.clicklake.connect.file.ParquetSettings;
import io.clicklake.connect.store.S3Credentials;
import io.clicklake.connect.store.S3Settings;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class S3SinkConfigTest {

  private static final int MIB = 1024 * 1024;

  private static final Map<String, String> REQUIRED =
      Map.of(
          "name", "clicks",
          "s3.bucket.name", "lake",
          "schema.registry.url", "http://127.0.0.1:8081");

  @Test
  void defaultsAreSetForEverythingButBucketAndRegistry() {
    assertThat(S3SinkConfig.parse(REQUIRED))
        .isEqualTo(
            new S3SinkConfig(
                "clicks",
                S3Settings.of(
                    "lake", "us-west-2", Optional.empty(), true, new S3Credentials.DefaultChain()),
                "topics",
                List.of(URI.create("http://127.0.0.1:8081")),
                "timestamp",
                ZoneId.of("UTC"),
                new RotationPolicy(
                    1_000_000, 256L * MIB, Optional.empty(), Optional.of(Duration.ofMinutes(10))),
                new ParquetSettings(Compression.ZSTD, 32L * MIB, 8 * MIB),
                new CommitLogConfig(500, Map.of())));
  }

  @Test
  void everySettingIsRead() {
    Map<String, String> all = new HashMap<>(REQUIRED);
    all.put("s3.region", "ap-northeast-2");
    all.put("store.url", "http://127.0.0.1:9000");
    all.put("s3.path.style.access.enabled", "false");
    all.put("aws.access.key.id", "key");
    all.put("aws.secret.access.key", "secret");
    all.put("s3.part.size", "5242880");
    all.put("topics.dir", "raw/events/");
    all.put("schema.registry.url", "http://one:8081, https://two:8081/apis");
    all.put("timestamp.field", "event_time");
    all.put("timezone", "Asia/Seoul");
    all.put("flush.size", "7");
    all.put("file.max.bytes", "8");
    all.put("rotate.interval.ms", "9");
    all.put("rotate.schedule.interval.ms", "-1");
    all.put("parquet.codec", "Snappy");
    all.put("parquet.row.group.bytes", "1048576");
    all.put("commit.records.kept", "10");
    all.put("clicklake.topic.ids", "clickstream=abc,other.topic=def");

    assertThat(S3SinkConfig.parse(all))
        .isEqualTo(
            new S3SinkConfig(
                "clicks",
                S3Settings.of(
                    "lake",
                    "ap-northeast-2",
                    Optional.of(URI.create("http://127.0.0.1:9000")),
                    false,
                    new S3Credentials.StaticKeys("key", "secret", Optional.empty())),
                "raw/events",
                List.of(URI.create("http://one:8081"), URI.create("https://two:8081/apis")),
                "event_time",
                ZoneId.of("Asia/Seoul"),
                new RotationPolicy(7, 8, Optional.of(Duration.ofMillis(9)), Optional.empty()),
                new ParquetSettings(Compression.SNAPPY, MIB, 5 * MIB),
                new CommitLogConfig(10, Map.of("clickstream", "abc", "other.topic", "def"))));
  }

  @ParameterizedTest
  @CsvSource({
    "s3.bucket.name, ''",
    "store.url, 127.0.0.1:9000",
    "schema.registry.url, nowhere",
    "commit.records.kept, 1",
    "s3.part.size, 1024",
    "timezone, Mars/Olympus",
    "flush.size, 0",
    "flush.size, many",
    "file.max.bytes, 0",
    "parquet.codec, lzo",
    "parquet.row.group.bytes, 10",
    "aws.access.key.id, onlyTheKey",
    "topics.dir, ''",
    "topics.dir, /",
    "rotate.interval.ms, 0",
    "rotate.interval.ms, -2",
    "rotate.schedule.interval.ms, 0",
    "rotate.schedule.interval.ms, 9223372036854775807",
  })
  void aWrongValueIsNamedWithItsKey(String key, String value) {
    Map<String, String> wrong = new HashMap<>(REQUIRED);
    wrong.put(key, value);
    assertThatThrownBy(() -> S3SinkConfig.parse(wrong))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(key)
        .hasMessageContaining(value);
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
  void everyTaskGetsTheWholeConfiguration() {
    S3SinkConnector connector = new S3SinkConnector();
    connector.start(REQUIRED);
    assertThat(connector.taskConfigs(3)).containsExactly(REQUIRED, REQUIRED, REQUIRED);
  }
}
