package io.clicklake.benchmarks.fault;

import io.clicklake.benchmarks.lake.CommitHistory;
import io.clicklake.benchmarks.load.Clicks;
import io.clicklake.benchmarks.load.LoadedTopic;
import io.clicklake.benchmarks.load.SteadyTraffic;
import io.clicklake.benchmarks.load.Timeline;
import io.clicklake.benchmarks.run.ConnectorTemplate;
import io.clicklake.benchmarks.run.Pause;
import io.clicklake.benchmarks.run.Progress;
import io.clicklake.benchmarks.run.ScenarioFailedException;
import io.clicklake.benchmarks.run.Workspace;
import io.clicklake.components.Checkout;
import io.clicklake.registry.client.SchemaRegistries;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The whole of it: a cluster, traffic, faults, healing, rest, and the count.
 *
 * @param partitions of the topic, and tasks of the connector
 */
record FaultScenario(long events, int partitions, long seed, FaultPlan plan) {

  private static final String TOPIC = "clicks";
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  FaultScenario {
    if (events < 1) {
      throw new IllegalArgumentException("events is " + events + ", expected at least 1");
    }
    if (partitions < 1) {
      throw new IllegalArgumentException("partitions is " + partitions + ", expected at least 1");
    }
  }

  /**
   * Carries it through.
   *
   * @throws ScenarioFailedException when the lake does not come to the topic's ends after all
   */
  Verdict run(Workspace workspace, Progress progress, FaultLog log) throws InterruptedException {
    Cluster cluster = new Cluster(workspace);
    progress.step("broker, registry, S3 and two workers run in " + workspace.directory());
    LoadedTopic.createTopic(TOPIC, cluster.bootstrapServers(), partitions);
    int schemaId =
        SchemaRegistries.at(List.of(cluster.registryUrl()))
            .register(TOPIC + "-value", Clicks.SCHEMA)
            .id();
    Clicks clicks = new Clicks(seed, Timeline.threeHoursSomeLate(events));
    CommitHistory history = new CommitHistory(cluster.bucket(), "topics", TOPIC, partitions);
    Map<String, String> connector = connector(cluster);
    try (SteadyTraffic traffic =
            new SteadyTraffic(clicks, TOPIC, partitions, schemaId, cluster.bootstrapServers());
        CommittedOffsets offsets =
            new CommittedOffsets(
                cluster.bootstrapServers(), Cluster.CONNECTOR, TOPIC, partitions)) {
      Upkeep upkeep = new Upkeep(cluster, log);
      if (!upkeep.await(
          () -> cluster.byRest(api -> api.put(Cluster.CONNECTOR, connector)), PATIENCE)) {
        throw new ScenarioFailedException("no worker takes the connector: " + cluster.logs());
      }
      traffic.start();
      Havoc havoc = new Havoc(cluster, upkeep, offsets, connector, log);
      new FaultRun(cluster, upkeep, havoc, traffic, history, log).carryOut(plan, events);
      progress.step("the plan is through; everything is healed");
      cluster.heal(log::surprise);
      awaitTraffic(traffic, upkeep, progress);
      Map<Integer, Long> ends = offsets.ends();
      awaitRest(new Audit(cluster.bucket(), history), ends, history, upkeep, progress);
      return new Audit(cluster.bucket(), history)
          .verdict(traffic.acknowledged(), ends, upkeep.failedTasks());
    }
  }

  private void awaitTraffic(SteadyTraffic traffic, Upkeep upkeep, Progress progress)
      throws InterruptedException {
    boolean all =
        upkeep.await(
            () -> {
              progress.at("%,d of %,d acknowledged".formatted(traffic.acknowledged(), events));
              return traffic.acknowledged() >= events;
            },
            PATIENCE.multipliedBy(3));
    if (!all) {
      throw new ScenarioFailedException(
          "Kafka acknowledged %,d of %,d events".formatted(traffic.acknowledged(), events));
    }
  }

  /** The lake is given time as long as it grows; what it has not reached then is for the count. */
  private static void awaitRest(
      Audit audit, Map<Integer, Long> ends, CommitHistory history, Upkeep upkeep, Progress progress)
      throws InterruptedException {
    while (true) {
      int before = history.size();
      boolean complete =
          upkeep.await(
              () -> {
                progress.at("the lake is at %s of %s".formatted(history.positions(), ends));
                return audit.complete(ends);
              },
              PATIENCE);
      if (complete || history.size() == before) {
        // A zombie that is not fenced would write now.
        Pause.REAL.last(Duration.ofSeconds(3));
        return;
      }
    }
  }

  private Map<String, String> connector(Cluster cluster) {
    Map<String, String> connector =
        new HashMap<>(
            ConnectorTemplate.read(
                    Checkout.home().resolve("benchmarks/config/clicklake.properties"))
                .fill(
                    Map.of(
                        "TOPIC", TOPIC,
                        "BUCKET", Cluster.BUCKET,
                        "S3", cluster.s3().endpoint().toString(),
                        "ACCESS", cluster.s3().accessKey(),
                        "SECRET", cluster.s3().secretKey(),
                        "SR", cluster.registryUrl().toString(),
                        "FLUSH", "1000000")));
    connector.put("tasks.max", Integer.toString(partitions));
    connector.putAll(Rotation.EACH_SECOND.settings());
    return connector;
  }
}
