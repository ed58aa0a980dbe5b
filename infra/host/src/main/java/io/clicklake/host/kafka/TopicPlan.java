package io.clicklake.host.kafka;

import io.clicklake.host.HostException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What makes a cluster's topics those that are wanted: some are made, some grow, some get other
 * settings. None is deleted, none shrinks.
 *
 * @param created whole topics
 * @param grown the number of partitions that a topic shall have, by its name
 * @param altered settings that a topic shall have, by its name
 */
record TopicPlan(
    List<WantedTopic> created,
    Map<String, Integer> grown,
    Map<String, Map<String, String>> altered) {

  /** A topic as it is. */
  record Present(int partitions, Map<String, String> settings) {}

  /**
   * From what is there to what is wanted.
   *
   * @throws HostException when a topic has more partitions than are wanted
   */
  static TopicPlan of(List<WantedTopic> wanted, Map<String, Present> present) {
    List<WantedTopic> created = new ArrayList<>();
    Map<String, Integer> grown = new LinkedHashMap<>();
    Map<String, Map<String, String>> altered = new LinkedHashMap<>();
    for (WantedTopic topic : wanted) {
      Optional<Present> there = Optional.ofNullable(present.get(topic.name()));
      if (there.isEmpty()) {
        created.add(topic);
        continue;
      }
      if (there.get().partitions() > topic.partitions()) {
        throw new HostException(
            "topic %s has %d partitions, wanted are %d: Kafka takes none away; set CLICKLAKE_PARTITIONS to %1$s's number or more"
                .formatted(topic.name(), there.get().partitions(), topic.partitions()));
      }
      if (there.get().partitions() < topic.partitions()) {
        grown.put(topic.name(), topic.partitions());
      }
      Map<String, String> other = new LinkedHashMap<>(topic.settings());
      other
          .entrySet()
          .removeIf(
              setting -> setting.getValue().equals(there.get().settings().get(setting.getKey())));
      if (!other.isEmpty()) {
        altered.put(topic.name(), other);
      }
    }
    return new TopicPlan(created, grown, altered);
  }
}
