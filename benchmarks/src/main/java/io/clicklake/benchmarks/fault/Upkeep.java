package io.clicklake.benchmarks.fault;

import io.clicklake.benchmarks.run.ConnectApi;
import io.clicklake.benchmarks.run.Pause;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Waits, and starts meanwhile what ended though nobody meant it to: a process at once, a task that
 * gave up within five seconds; each is told and counted. Used by one thread.
 */
final class Upkeep {

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
  private static final Duration BETWEEN_STATUS = Duration.ofSeconds(5);

  private final Cluster cluster;
  private final FaultLog log;
  private final Set<String> failedTasks = new TreeSet<>();
  private long nextStatus = System.nanoTime();

  /** What is waited for. */
  @FunctionalInterface
  interface Condition {
    boolean holds() throws InterruptedException;
  }

  Upkeep(Cluster cluster, FaultLog log) {
    this.cluster = cluster;
    this.log = log;
  }

  /** Waits for the condition; says whether it came true. */
  boolean await(Condition condition, Duration patience) throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (!condition.holds()) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      cluster.mend(log::surprise);
      startFailedTasks();
      Pause.REAL.last(BETWEEN_LOOKS);
    }
    return true;
  }

  /** Tasks that had given up and were started by hand, each with why. */
  List<String> failedTasks() {
    return List.copyOf(failedTasks);
  }

  private void startFailedTasks() {
    if (System.nanoTime() < nextStatus) {
      return;
    }
    nextStatus = System.nanoTime() + BETWEEN_STATUS.toNanos();
    for (ConnectApi.Part part : cluster.parts()) {
      if (part.failed()) {
        String why = part.name() + ": " + cause(part.trace());
        failedTasks.add(why);
        log.surprise(why);
        boolean unused = cluster.byRest(api -> api.restart(Cluster.CONNECTOR));
        return;
      }
    }
  }

  /** The innermost cause in a stack trace. */
  private static String cause(String trace) {
    List<String> lines = trace.lines().toList();
    return lines.stream()
        .filter(line -> line.startsWith("Caused by: "))
        .reduce((earlier, later) -> later)
        .orElse(lines.isEmpty() ? "no trace" : lines.get(0));
  }
}
