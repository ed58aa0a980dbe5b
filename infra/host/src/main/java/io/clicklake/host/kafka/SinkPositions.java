package io.clicklake.host.kafka;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** How far the groups of the sink's connectors have come in the topics of clicks. */
record SinkPositions(Admin admin) {

  /** Connect calls a connector's group by the connector. */
  private static final Map<String, String> GROUPS =
      Map.of(
          PipelineTopics.EVENTS, Permissions.OF_CONNECTORS + "events",
          PipelineTopics.REJECTED, Permissions.OF_CONNECTORS + "rejected");

  /** By partition, {@code <topic>-<number>}. */
  Map<String, Position> all() {
    List<TopicPartition> partitions =
        Answers.await(
                admin.describeTopics(GROUPS.keySet()).allTopicNames(), "describe the sink's topics")
            .values()
            .stream()
            .flatMap(
                topic ->
                    topic.partitions().stream()
                        .map(partition -> new TopicPartition(topic.name(), partition.partition())))
            .toList();
    Map<TopicPartition, Long> first = offsets(partitions, OffsetSpec.earliest());
    Map<TopicPartition, Long> end = offsets(partitions, OffsetSpec.latest());
    Map<TopicPartition, OffsetAndMetadata> committed = new HashMap<>();
    GROUPS.forEach((topic, group) -> committed.putAll(committed(group)));
    Map<String, Position> positions = new TreeMap<>();
    for (TopicPartition partition : partitions) {
      OffsetAndMetadata next = committed.get(partition);
      positions.put(
          partition.toString(),
          new Position(
              first.getOrDefault(partition, 0L),
              end.getOrDefault(partition, 0L),
              next == null ? OptionalLong.empty() : OptionalLong.of(next.offset())));
    }
    return positions;
  }

  private Map<TopicPartition, OffsetAndMetadata> committed(String group) {
    Map<TopicPartition, OffsetAndMetadata> known = new HashMap<>();
    Answers.await(
            admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata(),
            "say what group " + group + " has committed")
        .forEach(
            (partition, offset) -> {
              if (offset != null) {
                known.put(partition, offset);
              }
            });
    return known;
  }

  private Map<TopicPartition, Long> offsets(List<TopicPartition> partitions, OffsetSpec which) {
    Map<TopicPartition, ListOffsetsResultInfo> found =
        Answers.await(
            admin
                .listOffsets(
                    partitions.stream()
                        .collect(Collectors.toMap(Function.identity(), partition -> which)))
                .all(),
            "list offsets of the sink's topics");
    Map<TopicPartition, Long> offsets = new HashMap<>();
    found.forEach((partition, info) -> offsets.put(partition, info.offset()));
    return offsets;
  }
}
