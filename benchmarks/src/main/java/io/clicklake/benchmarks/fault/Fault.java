package io.clicklake.benchmarks.fault;

import java.time.Duration;

/** Something that goes wrong, and that the lake must not show. */
sealed interface Fault {

  /** SIGKILL, and a new process after a while. */
  record Kill(Target target, Duration down) implements Fault {
    @Override
    public int kills() {
      return 1;
    }

    @Override
    public void happen(Havoc havoc) throws InterruptedException {
      havoc.kill(target, down);
    }

    @Override
    public String text() {
      return "SIGKILL " + target.component() + ", down " + down.toMillis() + " ms";
    }
  }

  /** SIGSTOP for longer than the worker's session, then SIGCONT: its tasks are zombies by then. */
  record Freeze(Target worker, Duration length) implements Fault {
    public Freeze {
      requireWorker(worker);
    }

    @Override
    public void happen(Havoc havoc) throws InterruptedException {
      havoc.freeze(worker, length);
    }

    @Override
    public String text() {
      return "SIGSTOP " + worker.component() + ", SIGCONT after " + length.toMillis() + " ms";
    }
  }

  /** SIGKILL for both workers, and the committed offsets of their consumers deleted meanwhile. */
  record LoseOffsets() implements Fault {
    @Override
    public int kills() {
      return 2;
    }

    @Override
    public void happen(Havoc havoc) throws InterruptedException {
      havoc.loseOffsets();
    }

    @Override
    public String text() {
      return "SIGKILL both workers, delete the committed offsets";
    }
  }

  /** Other settings for the connector, by REST. */
  record ChangeRotation(Rotation rotation) implements Fault {
    @Override
    public void happen(Havoc havoc) throws InterruptedException {
      havoc.changeRotation(rotation);
    }

    @Override
    public String text() {
      return "settings by REST: rotate every %d ms or %d records"
          .formatted(rotation.wallClock().toMillis(), rotation.records());
    }
  }

  /** The connector and its tasks started again, by REST. */
  record RestartTasks() implements Fault {
    @Override
    public void happen(Havoc havoc) throws InterruptedException {
      havoc.restartTasks();
    }

    @Override
    public String text() {
      return "restart connector and tasks by REST";
    }
  }

  /** A worker ends in order and comes back: two rebalances. */
  record LeaveAndJoin(Target worker, Duration away) implements Fault {
    public LeaveAndJoin {
      requireWorker(worker);
    }

    @Override
    public void happen(Havoc havoc) throws InterruptedException {
      havoc.leaveAndJoin(worker, away);
    }

    @Override
    public String text() {
      return "SIGTERM " + worker.component() + ", back after " + away.toMillis() + " ms";
    }
  }

  /** Makes it happen, and returns when it is over, though not when it is overcome. */
  void happen(Havoc havoc) throws InterruptedException;

  /** How many processes it kills. */
  default int kills() {
    return 0;
  }

  /** What happens, for the log. */
  String text();

  private static void requireWorker(Target target) {
    if (!target.isWorker()) {
      throw new IllegalArgumentException(target + " is no worker, expected " + Target.WORKERS);
    }
  }
}
