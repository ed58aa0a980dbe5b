package io.clicklake.connect.config;

import static io.clicklake.connect.config.S3SinkConfigTest.with;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FindingsTest {

  private static List<String> errors(Map<String, String> props, String key) {
    return S3SinkConfig.validate(props).stream()
        .filter(value -> value.name().equals(key))
        .flatMap(value -> value.errorMessages().stream())
        .toList();
  }

  @Test
  void aConfigurationWithoutFindingsHasNone() {
    assertThat(Findings.in(S3SinkConfigTest.REQUIRED)).isEmpty();
    assertThat(S3SinkConfig.validate(S3SinkConfigTest.REQUIRED))
        .allSatisfy(value -> assertThat(value.errorMessages()).isEmpty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "partitioner.class | TimeBased | path.format | 'year'=YYYY/",
        "partitioner.class | TimeBased | partition.duration.ms | 3600000",
        "partitioner.class | Field | partition.field.name | set it",
        "aws.access.key.id | key | aws.access.key.id | aws.secret.access.key",
        "s3.sse.kms.key.id | k | s3.sse.kms.key.id | s3.ssea.name=aws:kms",
        "s3.ssea.name | rot13 | s3.ssea.name | AES256",
        "store.kafka.keys | true | store.kafka.keys | keys are not stored",
        "schema.registry.url | `` | schema.registry.url | value.converter",
      })
  void whatIsWrongTogetherIsShownAtItsKey(
      String key, String value, String shownAt, String message) {
    assertThat(errors(with(key, value), shownAt))
        .hasSize(1)
        .allMatch(text -> text.contains(message));
  }

  @Test
  void forwardIsTakenWithAWarningOfTheColumnsItDrops() {
    assertThat(S3SinkConfig.warnings(with("schema.compatibility", "forward_transitive")))
        .anyMatch(
            warning ->
                warning.startsWith("schema.compatibility ") && warning.contains("are dropped"));
    assertThat(S3SinkConfig.warnings(S3SinkConfigTest.REQUIRED))
        .noneMatch(warning -> warning.startsWith("schema.compatibility"));
  }

  @Test
  void aPathFormatIsShownWithWhatIsMeant() {
    assertThat(
            errors(
                with(
                    "partitioner.class", "TimeBased",
                    "partition.duration.ms", "3600000",
                    "path.format", "'year=YYYY/month=MM'"),
                "path.format"))
        .singleElement()
        .asString()
        .endsWith("write 'year'=YYYY/'month'=MM");
  }

  @Test
  void everyErrorIsShownAtOnce() {
    Map<String, String> props =
        with("flush.size", "0", "store.kafka.keys", "true", "partitioner.class", "Field");
    assertThat(
            S3SinkConfig.validate(props).stream()
                .filter(value -> !value.errorMessages().isEmpty())
                .map(ConfigValue::name))
        .containsExactlyInAnyOrder("flush.size", "store.kafka.keys", "partition.field.name");
  }

  @Test
  void choicesAreOffered() {
    assertThat(
            S3SinkConfig.validate(S3SinkConfigTest.REQUIRED).stream()
                .filter(value -> value.name().equals("parquet.codec"))
                .flatMap(value -> value.recommendedValues().stream()))
        .containsExactly("zstd", "snappy", "gzip", "none");
  }

  @ParameterizedTest
  @CsvSource({
    "flush.sise, flush.size",
    "s3.buket.name, s3.bucket.name",
    "rotate.intervall.ms, rotate.interval.ms",
    "timestamp.fields, timestamp.field",
  })
  void anAlmostKnownKeyIsWarnedAbout(String key, String meant) {
    assertThat(S3SinkConfig.warnings(with(key, "1")))
        .containsExactly(key + " is no key of this sink, is it " + meant + "?");
  }

  @ParameterizedTest
  @CsvSource({
    "topics, 1",
    "value.converter.foo, 1",
    "transforms, a",
    "errors.tolerance, all",
    "consumer.override.max.poll.records, 1",
    "kafka.security.protocol, SSL",
    "s3.credentials.provider.own.key, 1",
    "com.example.whatever, 1",
    "clicklake.topic.ids, a=b",
  })
  void otherKeysAreNot(String key, String value) {
    assertThat(S3SinkConfig.warnings(with(key, value))).isEmpty();
  }

  @Test
  void accessToARegistryThatIsNotAskedIsWarnedAboutWithoutItsSecret() {
    Map<String, String> props =
        with("value.converter", "org.apache.kafka.connect.json.JsonConverter");
    props.remove("schema.registry.url");
    props.put("basic.auth.user.info", "sink:geheim");
    assertThat(Findings.in(props))
        .containsExactly(
            new Finding(
                "basic.auth.user.info",
                "[hidden]",
                Finding.Weight.WARNING,
                "is used only with schema.registry.url"));
  }

  @Test
  void settingsThatAreNotUsedAreWarnedAbout() {
    assertThat(
            S3SinkConfig.warnings(
                with(
                    "path.format", "YYYY",
                    "partition.field.name", "a",
                    "s3.object.tagging.key.value.pairs", "a:b",
                    "s3.wan.mode", "true")))
        .hasSize(4);
  }
}
