package io.clicklake.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.kafka.common.config.ConfigValue;
import org.junit.jupiter.api.Test;

class S3SinkConnectorTest {

  private static final Map<String, String> REQUIRED =
      Map.of(
          "name", "clicks",
          "s3.bucket.name", "lake",
          "schema.registry.url", "http://127.0.0.1:8081");

  @Test
  void everyTaskGetsTheWholeConfiguration() {
    S3SinkConnector connector = new S3SinkConnector();
    connector.start(REQUIRED);
    assertThat(connector.taskConfigs(3)).containsExactly(REQUIRED, REQUIRED, REQUIRED);
  }

  @Test
  void validationShowsWhatSettingsSayTogether() {
    assertThat(
            new S3SinkConnector()
                    .validate(
                        Map.of(
                            "name", "clicks",
                            "s3.bucket.name", "lake",
                            "schema.registry.url", "http://127.0.0.1:8081",
                            "partitioner.class", "Field",
                            "store.kafka.headers", "true"))
                    .configValues()
                    .stream()
                    .filter(value -> !value.errorMessages().isEmpty())
                    .map(ConfigValue::name))
        .containsExactlyInAnyOrder("partition.field.name", "store.kafka.headers");
  }
}
