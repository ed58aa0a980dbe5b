package io.clicklake.host.kafka;

import io.clicklake.host.settings.HostSettings;
import io.clicklake.host.settings.RegistryServer;
import io.clicklake.host.settings.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The topics of the pipeline, by their names and as they shall be. */
final class PipelineTopics {

  static final String EVENTS = "clickstream";
  static final String REJECTED = "clickstream.rejected";

  /** Connect's own, as its worker's configuration names them. */
  static final String CONFIGS = "clicklake-connect-configs";

  static final String OFFSETS = "clicklake-connect-offsets";
  static final String STATUSES = "clicklake-connect-statuses";

  /** Of Confluent's registry, as its configuration names it. */
  static final String SCHEMAS = "_schemas";

  static final List<String> OF_CLICKS = List.of(EVENTS, REJECTED);
  static final List<String> OF_CONNECT = List.of(CONFIGS, OFFSETS, STATUSES);

  private static final int OFFSET_PARTITIONS = 5;

  private PipelineTopics() {}

  static List<WantedTopic> of(HostSettings settings) {
    short copies = (short) settings.number(Variable.REPLICATION);
    int few = copies == 1 ? 1 : OFFSET_PARTITIONS;
    Map<String, String> kept =
        Map.of(
            "cleanup.policy",
            "delete",
            "retention.ms",
            Long.toString(TimeUnit.HOURS.toMillis(settings.number(Variable.RETENTION_HOURS))));
    Map<String, String> compacted = Map.of("cleanup.policy", "compact");
    List<WantedTopic> wanted = new ArrayList<>();
    if (settings.registry() == RegistryServer.CONFLUENT) {
      wanted.add(new WantedTopic(SCHEMAS, 1, copies, compacted));
    }
    wanted.addAll(
        List.of(
            new WantedTopic(EVENTS, settings.number(Variable.PARTITIONS), copies, kept),
            new WantedTopic(REJECTED, 1, copies, kept),
            new WantedTopic(CONFIGS, 1, copies, compacted),
            new WantedTopic(OFFSETS, few, copies, compacted),
            new WantedTopic(STATUSES, few, copies, compacted)));
    return List.copyOf(wanted);
  }
}
