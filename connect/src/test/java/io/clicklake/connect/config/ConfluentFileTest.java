package io.clicklake.connect.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clicklake.connect.file.Compression;
import io.clicklake.connect.partitioner.Partitioning;
import io.clicklake.connect.partitioner.Partitioning.ByPartition;
import io.clicklake.connect.partitioner.Partitioning.ByTime;
import io.clicklake.connect.partitioner.PathFormat;
import io.clicklake.connect.partitioner.RecordTime;
import io.clicklake.registry.client.Credentials;
import io.clicklake.registry.client.RegistryAccess;
import io.clicklake.registry.client.RegistryUrls;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Configurations made for Confluent's S3 sink, of which only connector.class was changed. */
class ConfluentFileTest {

  private static final String QUICKSTART =
      """
      name=s3-sink
      connector.class=io.clicklake.connect.S3SinkConnector
      tasks.max=1
      topics=s3_topic
      s3.region=us-west-2
      s3.bucket.name=confluent-kafka-connect-s3-testing
      s3.part.size=5242880
      flush.size=3
      storage.class=io.confluent.connect.s3.storage.S3Storage
      format.class=io.confluent.connect.s3.format.parquet.ParquetFormat
      value.converter=io.confluent.connect.avro.AvroConverter
      value.converter.schema.registry.url=http://127.0.0.1:8081
      schema.compatibility=NONE
      """;

  private static final String HOURLY =
      QUICKSTART
          + """
      partitioner.class=io.confluent.connect.storage.partitioner.TimeBasedPartitioner
      path.format='year'=YYYY/'month'=MM/'day'=dd/'hour'=HH
      partition.duration.ms=3600000
      locale=en_US
      timezone=America/New_York
      timestamp.extractor=RecordField
      timestamp.field=event.time
      parquet.codec=gzip
      rotate.interval.ms=60000
      rotate.schedule.interval.ms=3600000
      store.kafka.keys=false
      store.kafka.headers=false
      behavior.on.null.values=ignore
      s3.wan.mode=false
      connect.meta.data=true
      rotate.file.on.partition.change=false
      """;

  private static Map<String, String> read(String text) throws IOException {
    Properties properties = new Properties();
    properties.load(new StringReader(text));
    Map<String, String> props = new HashMap<>();
    properties.forEach((key, value) -> props.put((String) key, (String) value));
    return props;
  }

  @Test
  void objectsLieWhereConfluentsSinkPutsThem() throws IOException {
    S3SinkConfig config = S3SinkConfig.parse(read(QUICKSTART));
    assertThat(config.partitioning())
        .isEqualTo(new Partitioning(new ByPartition(), new RecordTime.Wallclock()));
    assertThat(config.parquet().compression()).isEqualTo(Compression.SNAPPY);
    assertThat(config.rotation().maxRecords()).isEqualTo(3);
    assertThat(config.values().registry()).isEmpty();
  }

  @Test
  void theReadyFileForConfluentsSinkMeansThisSinksLake() throws IOException {
    Map<String, String> props =
        read(
            Files.readString(
                Path.of(
                    System.getProperty("clicklake.home"),
                    "connect/config/kafka-connect-s3.properties")));
    assertThat(props).containsEntry("connector.class", "io.confluent.connect.s3.S3SinkConnector");
    props.put("connector.class", "io.clicklake.connect.S3SinkConnector");
    props.put("value.converter", "org.apache.kafka.connect.converters.ByteArrayConverter");

    S3SinkConfig config = S3SinkConfig.parse(props);

    assertThat(config.partitioning())
        .isEqualTo(
            new Partitioning(
                new ByTime(PathFormat.HOURLY, Duration.ofHours(1), Locale.US, ZoneId.of("UTC")),
                new RecordTime.Field("event_time", ZoneId.of("UTC"))));
    assertThat(config.lake()).isEqualTo(S3SinkConfig.parse(S3SinkConfigTest.REQUIRED).lake());
    assertThat(config.parquet().compression()).isEqualTo(Compression.ZSTD);
    assertThat(config.values().registry())
        .contains(
            RegistryAccess.open(List.of(URI.create("http://127.0.0.1:8081/apis/ccompat/v7"))));
  }

  @Test
  void whatItSetsIsKept() throws IOException {
    ZoneId newYork = ZoneId.of("America/New_York");
    S3SinkConfig config = S3SinkConfig.parse(read(HOURLY));
    assertThat(config.partitioning())
        .isEqualTo(
            new Partitioning(
                new ByTime(PathFormat.HOURLY, Duration.ofHours(1), Locale.US, newYork),
                new RecordTime.Field("event.time", newYork)));
    assertThat(config.parquet().compression()).isEqualTo(Compression.GZIP);
    assertThat(S3SinkConfig.warnings(read(HOURLY)))
        .hasSize(3)
        .anyMatch(warning -> warning.startsWith("s3.wan.mode has no effect"))
        .anyMatch(warning -> warning.startsWith("connect.meta.data has no effect"))
        .anyMatch(warning -> warning.startsWith("rotate.file.on.partition.change has no effect"));
  }

  @Test
  void aFieldThatConfluentsDefaultExtractorPassesOverIsWarnedAbout() throws IOException {
    Map<String, String> props = read(QUICKSTART);
    props.put("timestamp.field", "event_time");
    assertThat(S3SinkConfig.parse(props).partitioning().time())
        .isEqualTo(new RecordTime.Wallclock());
    assertThat(S3SinkConfig.warnings(props))
        .containsExactly(
            "timestamp.field is used only with timestamp.extractor=RecordField, it is Wallclock");
  }

  private static Map<String, String> bytes(String... more) {
    Map<String, String> props = new HashMap<>();
    props.put("name", "clicks");
    props.put("s3.bucket.name", "lake");
    props.put("value.converter", "org.apache.kafka.connect.converters.ByteArrayConverter");
    for (int i = 0; i < more.length; i += 2) {
      props.put(more[i], more[i + 1]);
    }
    return props;
  }

  @Test
  void theRegistryOfTheConverterIsAskedAboutBytesAsTheConverterWould() {
    assertThat(
            S3SinkConfig.parse(
                    bytes(
                        "value.converter.schema.registry.url", "http://127.0.0.1:8081",
                        "value.converter.basic.auth.credentials.source", "USER_INFO",
                        "value.converter.schema.registry.basic.auth.user.info", "sink:secret"))
                .values()
                .registry())
        .contains(
            new RegistryAccess(
                RegistryUrls.parse("http://127.0.0.1:8081"),
                new Credentials.Basic("sink", "secret"),
                Optional.empty()));
  }

  @Test
  void credentialsOfTheConverterAreForItsRegistryAlone() {
    assertThat(
            S3SinkConfig.parse(
                    bytes(
                        "schema.registry.url", "http://127.0.0.1:8082",
                        "value.converter.schema.registry.url", "http://127.0.0.1:8081",
                        "value.converter.basic.auth.user.info", "sink:secret"))
                .values()
                .registry())
        .contains(RegistryAccess.open(List.of(URI.create("http://127.0.0.1:8082"))));
  }

  @Test
  void noRegistryIsNeededWhereAConverterMakesStructs() {
    assertThat(
            S3SinkConfig.parse(
                    Map.of(
                        "name", "clicks",
                        "s3.bucket.name", "lake",
                        "value.converter", "org.apache.kafka.connect.json.JsonConverter"))
                .values()
                .registry())
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "store.kafka.keys, true",
    "store.kafka.headers, TRUE",
    "directory.delim, |",
    "s3.schema.partition.affix.type, SUFFIX",
    "append.late.data, true",
    "s3.sse.customer.key, abc",
    "s3.proxy.url, http://proxy:3128",
    "hive.integration, true",
    "format.class, io.confluent.connect.s3.format.avro.AvroFormat",
    "storage.class, com.example.OwnStorage",
  })
  void whatWouldNotBeDoneIsRefusedByName(String key, String value) throws IOException {
    Map<String, String> props = read(QUICKSTART);
    props.put(key, value);
    assertThatThrownBy(() -> S3SinkConfig.parse(props))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(key)
        .hasMessageContaining(value);
  }

  @ParameterizedTest
  @CsvSource({
    "store.kafka.keys, false",
    "directory.delim, /",
    "s3.schema.partition.affix.type, NONE",
    "s3.proxy.url, ''",
    "hive.integration, false",
  })
  void whatAsksForNothingIsPassedOver(String key, String value) throws IOException {
    Map<String, String> props = read(QUICKSTART);
    props.put(key, value);
    S3SinkConfig.parse(props);
    assertThat(S3SinkConfig.warnings(props)).isEmpty();
  }
}
