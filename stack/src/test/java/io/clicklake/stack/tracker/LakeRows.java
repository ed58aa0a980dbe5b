package io.clicklake.stack.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.clicklake.stack.lake.CommitLogs;
import io.clicklake.stack.lake.Lake;
import io.clicklake.stack.lake.LakeDirectory;
import io.clicklake.stack.lake.LakeView;
import io.clicklake.stack.local.LocalStack;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;

/** What the lake of a stack holds of a site's pages, read by DuckDB. */
final class LakeRows {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final LocalStack stack;
  private final LakeDirectory directory;

  LakeRows(LocalStack stack) {
    this.stack = stack;
    this.directory = new LakeDirectory(stack.lakeRoot());
  }

  /**
   * An event in the lake, under its identity.
   *
   * @param page the path of its page
   * @param probe the number of a probe, 0 for every other event
   * @param rows how often it is there
   */
  record Row(String page, String type, int probe, long rows) {}

  /** The events of pages whose path begins so, once the lake has all that Kafka has now. */
  List<Row> ofPages(String pathPrefix) throws Exception {
    awaitAllOfKafka();
    try (Lake lake = Lake.open(directory)) {
      assertThat(lake.rows("SELECT reason, message FROM rejected_events", List.of())).isEmpty();
      return lake
          .rows(
              """
              SELECT event_id, page_path, event_type,
                  coalesce(properties['n']::INTEGER, 0) AS probe, count(*)
              FROM click_events WHERE starts_with(page_path, ?)
              GROUP BY ALL ORDER BY event_id
              """,
              List.of(pathPrefix))
          .stream()
          .map(LakeRows::row)
          .toList();
    }
  }

  private static Row row(List<JsonNode> columns) {
    return new Row(
        columns.get(1).asText(),
        columns.get(2).asText(),
        columns.get(3).asInt(),
        columns.get(4).asLong());
  }

  private void awaitAllOfKafka() throws Exception {
    Map<TopicPartition, Long> ends = ends();
    CommitLogs logs = new CommitLogs(directory);
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(
                        ends.keySet().stream()
                            .collect(Collectors.toMap(one -> one, logs::position)))
                    .isEqualTo(ends));
  }

  private Map<TopicPartition, Long> ends() throws Exception {
    try (Admin admin = Admin.create(Map.copyOf(stack.broker().client()))) {
      List<String> topics =
          List.of(LakeView.CLICK_EVENTS.topic(), LakeView.REJECTED_EVENTS.topic());
      Map<TopicPartition, OffsetSpec> latest =
          admin.describeTopics(topics).allTopicNames().get().values().stream()
              .flatMap(LakeRows::partitions)
              .collect(Collectors.toMap(one -> one, one -> OffsetSpec.latest()));
      return admin.listOffsets(latest).all().get().entrySet().stream()
          .collect(Collectors.toMap(Map.Entry::getKey, end -> end.getValue().offset()));
    }
  }

  private static Stream<TopicPartition> partitions(TopicDescription topic) {
    return topic.partitions().stream()
        .map(partition -> new TopicPartition(topic.name(), partition.partition()));
  }
}
