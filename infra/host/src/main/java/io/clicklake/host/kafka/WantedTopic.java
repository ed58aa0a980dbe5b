package io.clicklake.host.kafka;

import java.util.Map;

/**
 * A topic as it shall be.
 *
 * @param settings those of the topic that are not the broker's
 */
record WantedTopic(String name, int partitions, short replication, Map<String, String> settings) {

  WantedTopic {
    if (partitions < 1 || replication < 1) {
      throw new IllegalArgumentException(
          "topic %s with %d partitions in %d copies: expected at least 1 of each"
              .formatted(name, partitions, replication));
    }
    settings = Map.copyOf(settings);
  }
}
