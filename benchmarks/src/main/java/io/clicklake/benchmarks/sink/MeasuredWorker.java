package io.clicklake.benchmarks.sink;

import io.clicklake.benchmarks.measure.ProcessMeter;
import io.clicklake.benchmarks.run.ConnectApi;
import io.clicklake.benchmarks.run.Pause;
import io.clicklake.benchmarks.run.Progress;
import io.clicklake.benchmarks.run.ScenarioFailedException;
import io.clicklake.components.ConnectWorker;
import io.clicklake.components.RunningComponent;
import java.time.Duration;
import java.util.OptionalDouble;
import java.util.function.LongSupplier;

/**
 * Watches a standalone worker from the moment its task runs until every record is through. Patience
 * counts from the last record that came through, so that a slow sink is waited for and a stuck one
 * is not.
 */
record MeasuredWorker(
    String label,
    String connector,
    ConnectWorker worker,
    RunningComponent process,
    Duration patience,
    Progress progress) {

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);
  private static final int LINES_OF_TRACE = 6;

  /**
   * What the worker used.
   *
   * @param lateMicrosPerRecord processor time of a record of the second half, when most of the code
   *     is compiled; empty when all came through at once
   */
  record Use(
      Duration cpu, Duration wall, long peakResidentBytes, OptionalDouble lateMicrosPerRecord) {}

  /**
   * Waits until the task runs, then until this many records are through.
   *
   * @param through how many are through now
   * @throws ScenarioFailedException when the worker ends, the task fails, or patience runs out
   */
  Use until(long records, LongSupplier through) throws InterruptedException {
    awaitTask();
    ProcessMeter meter = new ProcessMeter(process.pid());
    Duration cpuBefore = meter.cpu();
    long begin = System.nanoTime();
    long early = awaitRecords(records / 2, records, through);
    Duration cpuEarly = meter.cpu();
    awaitRecords(records, records, through);
    Duration cpu = meter.cpu();
    return new Use(
        cpu.minus(cpuBefore),
        Duration.ofNanos(System.nanoTime() - begin),
        meter.peakResidentBytes(),
        early < records
            ? OptionalDouble.of(cpu.minus(cpuEarly).toNanos() / 1000.0 / (records - early))
            : OptionalDouble.empty());
  }

  private void awaitTask() throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    long nextTrace = System.nanoTime();
    while (!worker.healthy()) {
      requireAlive();
      if (System.nanoTime() > nextTrace) {
        requireNoneFailed();
        nextTrace = System.nanoTime() + Duration.ofSeconds(1).toNanos();
      }
      if (System.nanoTime() > deadline) {
        throw failed("no task runs after " + patience.toSeconds() + " s");
      }
      Pause.REAL.last(BETWEEN_LOOKS);
    }
  }

  /** Waits until enough of the records are through, and tells how many are. */
  private long awaitRecords(long enough, long records, LongSupplier through)
      throws InterruptedException {
    long before = -1;
    long deadline = 0;
    long nextTrace = 0;
    while (true) {
      long now = through.getAsLong();
      if (now >= enough) {
        return now;
      }
      if (now > before) {
        before = now;
        deadline = System.nanoTime() + patience.toNanos();
        nextTrace = System.nanoTime() + Duration.ofSeconds(10).toNanos();
      }
      progress.at("%s: %,d of %,d records".formatted(label, now, records));
      requireAlive();
      if (System.nanoTime() > nextTrace) {
        requireNoneFailed();
        nextTrace = System.nanoTime() + Duration.ofSeconds(10).toNanos();
      }
      if (System.nanoTime() > deadline) {
        throw failed(
            "%,d of %,d records are through, and none came for %d s"
                .formatted(now, records, patience.toSeconds()));
      }
      Pause.REAL.last(BETWEEN_LOOKS);
    }
  }

  private void requireAlive() {
    if (!process.alive()) {
      throw new ScenarioFailedException(label + ": " + process.obituary());
    }
  }

  private void requireNoneFailed() {
    for (ConnectApi.Part part : new ConnectApi(worker.url()).parts(connector)) {
      if (part.failed()) {
        String trace = String.join("\n    ", part.trace().lines().limit(LINES_OF_TRACE).toList());
        throw failed(part.name() + " failed:\n    " + trace);
      }
    }
  }

  private ScenarioFailedException failed(String what) {
    return new ScenarioFailedException(
        "%s: %s; the worker's log is %s (kept with --keep)"
            .formatted(label, what, worker.logFile()));
  }
}
