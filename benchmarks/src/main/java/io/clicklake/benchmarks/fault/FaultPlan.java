package io.clicklake.benchmarks.fault;

import io.clicklake.benchmarks.fault.Moment.Cue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Which faults happen, in which order and when; the same seed makes the same plan.
 *
 * <p>Of the kills half hit a worker, a fifth S3, a sixth each broker and registry. For every dozen
 * kills or so there is one of each other fault. One step in four does not wait for the lake to grow
 * after the fault before.
 */
record FaultPlan(List<Step> steps) {

  private static final int KILLS_PER_OTHER_FAULT = 12;
  private static final int LARGEST_DELAY_MILLIS = 1_500;
  private static final Duration SESSION = Duration.ofSeconds(6);

  /** One fault and its moment. */
  record Step(Moment moment, Fault fault) {}

  FaultPlan {
    steps = List.copyOf(steps);
  }

  /**
   * A plan with this many kills, and other faults beside them.
   *
   * @throws IllegalArgumentException for fewer than 1 kill
   */
  static FaultPlan of(long seed, int kills) {
    if (kills < 1) {
      throw new IllegalArgumentException("kills is " + kills + ", expected at least 1");
    }
    Random random = new Random(seed);
    List<Fault> faults = new ArrayList<>();
    for (int i = 0; i < Math.max(1, kills / KILLS_PER_OTHER_FAULT); i++) {
      addOthers(faults, kills, random);
    }
    while (kills(faults) < kills) {
      faults.add(new Fault.Kill(target(random), upTo(2_000, random)));
    }
    Collections.shuffle(faults, random);
    return new FaultPlan(faults.stream().map(fault -> new Step(moment(random), fault)).toList());
  }

  private static void addOthers(List<Fault> faults, int kills, Random random) {
    if (kills(faults) + 2 <= kills) {
      faults.add(new Fault.LoseOffsets());
    }
    faults.add(
        new Fault.Freeze(
            worker(random), SESSION.plus(Duration.ofSeconds(2)).plus(upTo(3_000, random))));
    faults.add(new Fault.ChangeRotation(rotation(random)));
    faults.add(new Fault.RestartTasks());
    faults.add(new Fault.LeaveAndJoin(worker(random), upTo(3_000, random)));
  }

  /** How many processes it kills. */
  int kills() {
    return steps.stream().mapToInt(step -> step.fault().kills()).sum();
  }

  private static int kills(List<Fault> faults) {
    return faults.stream().mapToInt(Fault::kills).sum();
  }

  private static Moment moment(Random random) {
    Duration delay = upTo(LARGEST_DELAY_MILLIS, random);
    return new Moment(random.nextInt(4) == 0 ? Cue.AT_ONCE : Cue.AFTER_COMMIT, delay);
  }

  private static Target target(Random random) {
    int die = random.nextInt(30);
    if (die < 15) {
      return worker(random);
    }
    return die < 21 ? Target.S3 : die < 26 ? Target.BROKER : Target.REGISTRY;
  }

  private static Target worker(Random random) {
    return Target.WORKERS.get(random.nextInt(Target.WORKERS.size()));
  }

  private static Rotation rotation(Random random) {
    return new Rotation(
        Duration.ofMillis(500 + random.nextInt(4) * 500L), 500L << random.nextInt(12));
  }

  private static Duration upTo(int millis, Random random) {
    return Duration.ofMillis(random.nextInt(millis));
  }
}
