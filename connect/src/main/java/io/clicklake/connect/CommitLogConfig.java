package io.clicklake.connect;

import io.clicklake.connect.commit.CommitLogSettings;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Type;

/**
 * The settings of the commit logs.
 *
 * @param recordsKept newest records of a log that are never pruned
 * @param topicIds ids of topics in their Kafka cluster by name, as far as the connector asked
 */
record CommitLogConfig(int recordsKept, Map<String, String> topicIds) {

  static final String RECORDS_KEPT = "commit.records.kept";
  static final String KAFKA_BOOTSTRAP_SERVERS = "kafka.bootstrap.servers";

  CommitLogConfig {
    topicIds = Map.copyOf(topicIds);
  }

  /** Adds these settings to the connector's. */
  static ConfigDef define(ConfigDef definition) {
    return definition
        .define(
            RECORDS_KEPT,
            Type.INT,
            CommitLogSettings.DEFAULT_RECORDS_KEPT,
            ConfigDef.Range.between(2, CommitLogSettings.MOST_RECORDS_KEPT),
            Importance.LOW,
            "Newest records of each partition's commit log that are kept. Older ones are deleted;"
                + " their sums are carried in every later record.")
        .define(
            KAFKA_BOOTSTRAP_SERVERS,
            Type.STRING,
            "",
            Importance.LOW,
            "Brokers that the connector asks for the ids of its topics, so that a topic that was"
                + " deleted and created again is refused for what it is; empty not to ask."
                + " Other settings of that client (security.protocol, for example) stand under"
                + " the prefix kafka.");
  }

  static CommitLogConfig parse(Map<String, String> props) {
    AbstractConfig config = new AbstractConfig(define(new ConfigDef()), props, false);
    return new CommitLogConfig(config.getInt(RECORDS_KEPT), TopicIds.read(props));
  }

  /** Settings of the logs of one topic. */
  CommitLogSettings of(String connector, String topic) {
    return new CommitLogSettings(connector, Optional.ofNullable(topicIds.get(topic)), recordsKept);
  }
}
