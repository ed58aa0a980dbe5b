package io.clicklake.producer.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class KafkaConfigurationTest {

  static final Iterable<String> FIXED = KafkaConfiguration.FIXED;

  @Test
  void byDefaultEveryReplicaAcknowledgesOnceAndARestartIsWaitedFor() {
    assertThat(new KafkaConfiguration("b:9092", "http://r", Map.of()).ofProducer())
        .containsExactlyInAnyOrderEntriesOf(
            Map.ofEntries(
                Map.entry("acks", "all"),
                Map.entry("bootstrap.servers", "b:9092"),
                Map.entry("client.id", "clicklake-producer"),
                Map.entry("compression.type", "lz4"),
                Map.entry("delivery.timeout.ms", "30000"),
                Map.entry("enable.idempotence", "true"),
                Map.entry("enable.metrics.push", "false"),
                Map.entry("linger.ms", "1"),
                Map.entry("max.block.ms", "500"),
                Map.entry("metric.reporters", ""),
                Map.entry("reconnect.backoff.max.ms", "500"),
                Map.entry("request.timeout.ms", "5000"),
                Map.entry("socket.connection.setup.timeout.max.ms", "5000"),
                Map.entry("socket.connection.setup.timeout.ms", "2000")));
    assertThat(new KafkaConfiguration("b:9092", "http://r", Map.of()).ofSerializer())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "auto.register.schemas", "false",
                "avro.remove.java.properties", "true",
                "schema.registry.url", "http://r"));
    assertThat(new KafkaConfiguration("b:9092", "http://r", Map.of()).valueSerializer())
        .isEqualTo("io.clicklake.registry.serde.AvroSerializer");
  }

  @Test
  void everyOtherSettingReachesProducerAndSerializer() {
    var configuration =
        new KafkaConfiguration(
            "b:9092",
            "http://r",
            Map.of(
                "linger.ms", "7",
                "security.protocol", "SASL_SSL",
                "value.serializer", "their.Serializer",
                "basic.auth.user.info", "u:p"));

    assertThat(configuration.ofProducer())
        .containsEntry("linger.ms", "7")
        .containsEntry("security.protocol", "SASL_SSL")
        .doesNotContainKey("value.serializer");
    assertThat(configuration.ofSerializer()).containsEntry("basic.auth.user.info", "u:p");
    assertThat(configuration.valueSerializer()).isEqualTo("their.Serializer");
  }

  @ParameterizedTest
  @FieldSource("FIXED")
  void whatTheContractRestsOnIsFixed(String key) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new KafkaConfiguration("b:9092", "http://r", Map.of(key, "1")))
        .withMessageContaining(key + " is fixed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "a b", "a/b", "\u00E9"})
  void aTopicKafkaDoesNotTakeIsRefused(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Topics(name, "rejected"))
        .withMessageContaining("'" + name + "'");
  }
}
