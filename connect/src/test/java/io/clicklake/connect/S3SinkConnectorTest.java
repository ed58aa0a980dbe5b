package io.clicklake.connect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clicklake.components.FreePorts;
import io.clicklake.connect.store.InMemoryObjectStore;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.connect.errors.ConnectException;
import org.junit.jupiter.api.Test;

class S3SinkConnectorTest {

  private static final TopicPartition ZERO = new TopicPartition("clickstream", 0);

  private final InMemoryObjectStore store = new InMemoryObjectStore();
  private final S3SinkConnector connector = new S3SinkConnector(settings -> store);

  private static Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>();
    settings.put("name", "clicks");
    settings.put("topics", "clickstream");
    settings.put("s3.bucket.name", "lake");
    settings.put("schema.registry.url", "http://127.0.0.1:1");
    return settings;
  }

  @Test
  void offsetsMayBeAlteredWhereThereIsNoLog() {
    store.putIfAbsent("topics/_commits/clickstream/1/00000000000000000000.json", new byte[0]);
    store.putIfAbsent("other/_commits/clickstream/0/00000000000000000000.json", new byte[0]);
    assertThat(connector.alterOffsets(settings(), Map.of(ZERO, 7L))).isTrue();
    assertThat(connector.alterOffsets(settings(), Collections.singletonMap(ZERO, null))).isTrue();
  }

  @Test
  void offsetsThatALogContradictsAreRefusedWithTheSteps() {
    store.putIfAbsent(
        "topics/_commits/clickstream/0/00000000000000000000.json", "{}".getBytes(UTF_8));
    assertThatThrownBy(
            () -> connector.alterOffsets(settings(), Collections.singletonMap(ZERO, null)))
        .isInstanceOf(ConnectException.class)
        .hasMessageContaining("clickstream-0")
        .hasMessageContaining("topics/_commits/clickstream/0/")
        .hasMessageContaining("bucket lake")
        .hasMessageContaining("stop the connector, set topics.dir to a new one")
        .hasMessageContaining("docs/operations/re-export.md");
  }

  @Test
  void everyTaskGetsTheSettingsAndIsToldHowManyThereAre() {
    connector.start(settings());
    Map<String, String> forTasks = settings();
    forTasks.put("clicklake.tasks", "2");
    assertThat(connector.taskConfigs(2)).containsExactly(forTasks, forTasks);
  }

  @Test
  void validationShowsWhatSettingsSayTogether() {
    Map<String, String> settings = settings();
    settings.put("partitioner.class", "Field");
    settings.put("store.kafka.headers", "true");
    assertThat(
            connector.validate(settings).configValues().stream()
                .filter(value -> !value.errorMessages().isEmpty())
                .map(ConfigValue::name))
        .containsExactlyInAnyOrder("partition.field.name", "store.kafka.headers");
  }

  @Test
  void aClusterThatDoesNotAnswerIsNamedWithItsSetting() {
    Map<String, String> settings = settings();
    String nobody = "127.0.0.1:" + FreePorts.next();
    settings.put("kafka.bootstrap.servers", nobody);
    settings.put("kafka.default.api.timeout.ms", "500");
    settings.put("kafka.request.timeout.ms", "300");
    connector.start(settings);
    assertThatThrownBy(() -> connector.taskConfigs(1))
        .isInstanceOf(ConnectException.class)
        .hasMessageContaining("kafka.bootstrap.servers=" + nobody);
  }

  @Test
  void idsSurviveTheWayToATask() {
    Map<String, String> ids = Map.of("clickstream", "abc", "clickstream.rejected", "x-Y_9");
    assertThat(TopicIds.read(Map.of(TopicIds.HANDED_TO_TASKS, TopicIds.write(ids)))).isEqualTo(ids);
    assertThat(TopicIds.read(Map.of())).isEmpty();
  }
}
