package io.clicklake.benchmarks.fault;

import io.clicklake.benchmarks.lake.CommitHistory;
import io.clicklake.benchmarks.lake.OpenUploads;
import io.clicklake.benchmarks.load.SteadyTraffic;
import io.clicklake.benchmarks.run.Pause;
import java.time.Duration;
import java.util.Arrays;

/**
 * Carries out a plan on a cluster under traffic. The traffic is let on in step with the plan, so
 * that every fault finds records on their way. Used by one thread.
 */
record FaultRun(
    Cluster cluster,
    Upkeep upkeep,
    Havoc havoc,
    SteadyTraffic traffic,
    CommitHistory history,
    FaultLog log) {

  private static final Duration UNTIL_COMMIT = Duration.ofSeconds(45);
  private static final int SECONDS_PER_STEP = 6;
  private static final long LEAST_PER_SECOND = 100;
  private static final long UNLIMITED_PER_SECOND = 1_000_000;

  /** Goes through the plan; what it breaks last may still be broken when it returns. */
  void carryOut(FaultPlan plan, long events) throws InterruptedException {
    int steps = plan.steps().size();
    long pace = Math.max(LEAST_PER_SECOND, events / steps / SECONDS_PER_STEP);
    for (int done = 0; done < steps; done++) {
      traffic.allow(events * (done + 1) / steps, pace);
      FaultPlan.Step step = plan.steps().get(done);
      await(step.moment());
      log.fault("%d/%d %s".formatted(done + 1, steps, step.fault().text()), phase());
      step.fault().happen(havoc);
    }
    traffic.allow(events, UNLIMITED_PER_SECOND);
  }

  private void await(Moment moment) throws InterruptedException {
    if (moment.cue() == Moment.Cue.AFTER_COMMIT) {
      history.look();
      int before = history.size();
      if (!upkeep.await(() -> grownBeyond(before), UNTIL_COMMIT)) {
        log.surprise("no commit for " + UNTIL_COMMIT.toSeconds() + " s");
      }
    }
    Pause.REAL.last(moment.delay());
  }

  private boolean grownBeyond(int records) {
    history.look();
    return history.size() > records;
  }

  /** What the lake is doing: open uploads mean that a batch is open or being committed. */
  private String phase() {
    history.look();
    return "%,d acknowledged, %,d committed in %d batches, %d uploads open, %d of %d processes serve"
        .formatted(
            traffic.acknowledged(),
            history.positions().values().stream().mapToLong(Long::longValue).sum(),
            history.size(),
            OpenUploads.in(cluster.bucket()),
            Arrays.stream(Target.values()).filter(cluster::healthy).count(),
            Target.values().length);
  }
}
