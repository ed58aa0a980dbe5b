package io.clicklake.benchmarks.fault;

import io.clicklake.benchmarks.run.ConnectApi;
import io.clicklake.benchmarks.run.Pause;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Does to a cluster what a fault is. Used by one thread. */
final class Havoc {

  private static final Duration UNTIL_DONE = Duration.ofMinutes(1);

  private final Cluster cluster;
  private final Upkeep upkeep;
  private final CommittedOffsets offsets;
  private final Map<String, String> connector;
  private final FaultLog log;

  /**
   * @param connector the connector's settings at the beginning
   */
  Havoc(
      Cluster cluster,
      Upkeep upkeep,
      CommittedOffsets offsets,
      Map<String, String> connector,
      FaultLog log) {
    this.cluster = cluster;
    this.upkeep = upkeep;
    this.offsets = offsets;
    this.connector = new HashMap<>(connector);
    this.log = log;
  }

  void kill(Target target, Duration down) throws InterruptedException {
    cluster.kill(List.of(target));
    Pause.REAL.last(down);
    cluster.bringBack(List.of(target));
  }

  void freeze(Target worker, Duration length) throws InterruptedException {
    cluster.freeze(worker);
    Pause.REAL.last(length);
    cluster.thaw(worker);
  }

  void loseOffsets() throws InterruptedException {
    cluster.kill(Target.WORKERS);
    // The group has members until they are missed.
    if (!upkeep.await(offsets::delete, UNTIL_DONE)) {
      log.surprise("the committed offsets could not be deleted");
    }
    cluster.bringBack(Target.WORKERS);
  }

  void changeRotation(Rotation rotation) throws InterruptedException {
    connector.putAll(rotation.settings());
    byRest("settings", api -> api.put(Cluster.CONNECTOR, connector));
  }

  void restartTasks() throws InterruptedException {
    byRest("restart", api -> api.restart(Cluster.CONNECTOR));
  }

  void leaveAndJoin(Target worker, Duration away) throws InterruptedException {
    cluster.end(worker);
    Pause.REAL.last(away);
    cluster.bringBack(List.of(worker));
  }

  private void byRest(String what, Predicate<ConnectApi> request) throws InterruptedException {
    if (!upkeep.await(() -> cluster.byRest(request), UNTIL_DONE)) {
      log.surprise(what + " by REST: no worker took it");
    }
  }
}
