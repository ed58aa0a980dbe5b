package io.clicklake.connect.partition;

import static org.assertj.core.api.Assertions.assertThat;

import io.clicklake.connect.batch.RotationPolicy;
import io.clicklake.connect.lake.DuckLake;
import io.clicklake.connect.store.InMemoryObjectStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Late data and mixed versions must not cost files. */
class FileCountTest {

  private static final int RECORDS = 20_000;
  private static final int HOURS = 3;

  @TempDir Path directory;

  private final SimulatedTopic topic = new SimulatedTopic();

  @Test
  void eventsAnHourLateShareTheFilesOfTheirHour() {
    for (int i = 0; i < RECORDS; i++) {
      int hour = 1 + i * HOURS / RECORDS;
      topic.event(i % 20 == 0 ? hour - 1 : hour);
    }
    assertThat(filesOf(topic)).isLessThanOrEqualTo(10);
  }

  @Test
  void twoVersionsInterleavedCostOneFileMoreThanOne() {
    SimulatedTopic alone = new SimulatedTopic();
    for (int i = 0; i < RECORDS; i++) {
      alone.newerEvent(0);
      if (i % 2 == 0) {
        topic.event(0);
      } else {
        topic.newerEvent(0);
      }
    }
    assertThat(filesOf(topic)).isEqualTo(filesOf(alone) + 1);
  }

  /** Files that a sink writes which closes its batches by an hour of record time. */
  private int filesOf(SimulatedTopic all) {
    InMemoryObjectStore store = new InMemoryObjectStore();
    MovableClock clock = new MovableClock(SimulatedTopic.START);
    SimulatedTask task =
        new SimulatedTask(
            all,
            store,
            "task",
            new RotationPolicy(
                Long.MAX_VALUE,
                Long.MAX_VALUE,
                Optional.of(Duration.ofHours(1)),
                Optional.of(Duration.ofMinutes(10))),
            (offset, cause) -> CompletableFuture.failedFuture(cause),
            clock,
            0);
    for (int round = 0; round < RECORDS / 500; round++) {
      task.round(500);
    }
    clock.advance(Duration.ofMinutes(11));
    task.round(500);
    try (DuckLake lake = new DuckLake(directory)) {
      List<Path> files = lake.layOut(store);
      assertThat(lake.query(files, "SELECT count(*), count(DISTINCT seq) FROM $lake"))
          .containsExactly(List.of((long) RECORDS, (long) RECORDS));
      return files.size();
    }
  }
}
