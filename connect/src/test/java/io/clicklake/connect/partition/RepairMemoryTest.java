package io.clicklake.connect.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clicklake.connect.audit.LakeAudit;
import io.clicklake.connect.audit.StoreObjects;
import io.clicklake.connect.batch.RotationPolicy;
import io.clicklake.connect.lake.DuckLake;
import io.clicklake.connect.store.InMemoryObjectStore;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are written again lie under the same ceiling as new ones. */
class RepairMemoryTest {

  private static final int HOURS = 200;
  private static final int RECORDS = 3 * HOURS;

  /** What an open file of few rows holds, about. */
  private static final long FILE_BYTES = 64 * 1024;

  @TempDir Path directory;

  private final SimulatedTopic topic = new SimulatedTopic();
  private final InMemoryObjectStore store = new InMemoryObjectStore();
  private final MovableClock clock = new MovableClock(SimulatedTopic.START);

  private SimulatedTask task(FaultyStore reached, long memoryBytes) {
    return new SimulatedTask(
        List.of(topic),
        reached,
        new SimulatedTask.Settings(
            "task",
            new RotationPolicy(RECORDS, Long.MAX_VALUE, Optional.empty(), Optional.empty()),
            500,
            memoryBytes,
            (offset, cause) -> CompletableFuture.completedFuture(null),
            clock,
            ZoneOffset.UTC),
        List.of(0L));
  }

  private boolean committed() {
    return !store.keys("topics/_commits").isEmpty();
  }

  /** A committed batch of as many files as there are hours, all of which are lost. */
  private void loseABatch() {
    for (int i = 0; i < RECORDS; i++) {
      topic.event(i % HOURS);
    }
    FaultyStore dies =
        new FaultyStore(
            store, () -> committed() ? FaultyStore.Fault.CRASH_BEFORE : FaultyStore.Fault.NONE);
    SimulatedTask crashing = task(dies, Long.MAX_VALUE);
    assertThatThrownBy(() -> crashing.round(RECORDS)).isInstanceOf(FaultyStore.Crash.class);
    assertThat(store.pendingUploads()).hasSize(HOURS);
    store.pendingUploads().forEach(upload -> store.abortUpload("", upload));
  }

  @Test
  void aRepairOfManyFilesOpensNoMoreOfThemAtOnceThanTheCeilingAllows() {
    loseABatch();
    SimulatedTask next =
        task(new FaultyStore(store, () -> FaultyStore.Fault.NONE), 20 * FILE_BYTES);
    int most = 0;
    for (int round = 0; next.writer().committed().orElse(0) < RECORDS; round++) {
      assertThat(round).as("rounds of a repair").isLessThan(5_000);
      next.round(50);
      most = Math.max(most, next.writer().openWork().files());
      assertThat(store.pendingUploads()).hasSizeLessThan(40);
    }
    assertThat(most).isGreaterThan(1);
    assertThat(new LakeAudit(new StoreObjects(store), "topics").audit(Set.of()).findings())
        .isEmpty();
    try (DuckLake lake = new DuckLake(directory)) {
      assertThat(lake.query(lake.layOut(store), "SELECT count(*), count(DISTINCT seq) FROM $lake"))
          .containsExactly(List.of((long) RECORDS, (long) RECORDS));
    }
  }
}
