package io.clicklake.benchmarks.fault;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clicklake.benchmarks.run.Progress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What happened when, said at once and kept for the report. Used by one thread. */
final class FaultLog {

  private final Progress progress;
  private final Clock clock;
  private final Instant begin;
  private final List<Entry> entries = new ArrayList<>();

  FaultLog(Progress progress, Clock clock) {
    this.progress = progress;
    this.clock = clock;
    this.begin = clock.instant();
  }

  /**
   * One thing that happened.
   *
   * @param phase what the lake was doing then
   */
  record Entry(Duration at, String what, String phase) {}

  /** Notes a fault that happens now. */
  void fault(String what, String phase) {
    note(what, phase);
    progress.step(what + "; " + phase);
  }

  /** Notes what nobody meant to happen. */
  void surprise(String what) {
    note(what, "unplanned");
    progress.step("unplanned: " + what);
  }

  private void note(String what, String phase) {
    entries.add(new Entry(Duration.between(begin, clock.instant()), what, phase));
  }

  void writeTo(ArrayNode events) {
    for (Entry entry : entries) {
      ObjectNode event = events.addObject();
      event
          .put("at_seconds", entry.at().toMillis() / 1000.0)
          .put("what", entry.what())
          .put("phase", entry.phase());
    }
  }
}
