package io.clicklake.connect.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clicklake.connect.audit.LakeAudit;
import io.clicklake.connect.audit.StoreObjects;
import io.clicklake.connect.batch.RotationPolicy;
import io.clicklake.connect.commit.CommitLog;
import io.clicklake.connect.commit.CommitLogSettings;
import io.clicklake.connect.lake.DuckLake;
import io.clicklake.connect.partition.FaultyStore.Crash;
import io.clicklake.connect.partition.FaultyStore.Fault;
import io.clicklake.connect.store.InMemoryObjectStore;
import io.clicklake.connect.store.ObjectStore;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log that is pruned under a task that was overtaken, and what commits and recovery cost. */
class PrunedLogTest {

  private static final String FIRST_RECORD =
      "topics/_commits/clickstream/0/00000000000000000000.json";

  @TempDir Path directory;

  private final SimulatedTopic topic = new SimulatedTopic();
  private final InMemoryObjectStore store = new InMemoryObjectStore();
  private final MovableClock clock = new MovableClock(SimulatedTopic.START);

  private SimulatedTask task(ObjectStore through, int maxRecords, int kept) {
    return new SimulatedTask(
        List.of(topic),
        through,
        new SimulatedTask.Settings(
            "task",
            new RotationPolicy(maxRecords, Long.MAX_VALUE, Optional.empty(), Optional.empty()),
            kept,
            Long.MAX_VALUE,
            (offset, cause) -> CompletableFuture.completedFuture(null),
            clock,
            ZoneOffset.UTC),
        List.of(0L));
  }

  private void events(int count) {
    for (int i = 0; i < count; i++) {
      topic.event(i % 2);
    }
  }

  private CommitLog.Entry newest() {
    return new CommitLog(
            store, "topics", "clickstream", 0, new CommitLogSettings("sink", Optional.empty(), 500))
        .newest()
        .orElseThrow();
  }

  private void assertEveryOffsetOnce() {
    try (DuckLake lake = new DuckLake(directory)) {
      assertThat(lake.query(lake.layOut(store), "SELECT seq FROM $lake ORDER BY seq"))
          .extracting(row -> row.get(0))
          .isEqualTo(LongStream.range(0, topic.end()).<Object>mapToObj(Long::valueOf).toList());
    }
    assertThat(new LakeAudit(new StoreObjects(store), "topics").audit(Set.of()).findings())
        .isEmpty();
  }

  @Test
  void aTaskThatPutsAPrunedNumberAgainPublishesNothingAndGoesOnBehindTheLog() {
    events(12);
    SimulatedTask zombie = task(store, 3, 2);
    zombie.round(2);
    task(store, 1, 2).round(10);
    assertThat(store.keys("topics/_commits")).hasSize(2);

    zombie.round(1);
    assertThat(store.keys("topics/_commits")).contains(FIRST_RECORD).hasSize(3);
    assertThat(newest().sequence()).isEqualTo(9);
    assertThat(newest().commit().next()).isEqualTo(10);
    assertThat(store.pendingUploads()).isEmpty();

    task(store, 1, 2).round(2);
    assertThat(store.keys("topics/_commits")).hasSize(2).doesNotContain(FIRST_RECORD);
    assertThat(newest().commit().next()).isEqualTo(12);
    assertEveryOffsetOnce();
  }

  @Test
  void aTaskThatDiesBetweenSuchAPutAndItsCheckHarmsNobody() {
    events(12);
    SimulatedTask zombie =
        task(
            new FaultyStore(
                store,
                () -> store.keys("topics/_commits").size() == 3 ? Fault.CRASH_BEFORE : Fault.NONE),
            3,
            2);
    zombie.round(2);
    task(store, 1, 2).round(10);
    assertThatThrownBy(() -> zombie.round(1)).isInstanceOf(Crash.class);
    assertThat(store.keys("topics/_commits")).contains(FIRST_RECORD).hasSize(3);

    task(store, 1, 2).round(12);
    assertThat(newest().commit().next()).isEqualTo(12);
    assertEveryOffsetOnce();
  }

  @Test
  void sumsOfPrunedRecordsAreCarried() {
    events(10);
    topic.bad();
    topic.absent();
    events(1);
    task(store, 1, 2).round(20);
    assertThat(newest().commit().keptFrom()).isEqualTo(10);
    assertThat(newest().commit().history())
        .satisfies(
            all -> {
              assertThat(all.first()).isZero();
              assertThat(all.files()).isEqualTo(11);
              assertThat(all.rows()).isEqualTo(11);
              assertThat(all.rejected()).isEqualTo(1);
              assertThat(all.absent()).isEqualTo(1);
            });
    assertThat(newest().commit().absent()).isEqualTo(1);
    assertThat(new LakeAudit(new StoreObjects(store), "topics").audit(Set.of()).findings())
        .isEmpty();
  }

  @Test
  void recoveryCostsOneListingOneReadAndAtMostTwoRequestsPerFileOfTheNewestRecord() {
    events(400);
    task(store, 2, 300).round(400);
    assertThat(store.keys("topics/_commits")).hasSize(200);

    CountingStore counting = new CountingStore(store);
    task(counting.store(), 2, 300);
    assertThat(counting.calls())
        .containsExactly(
            "keys", "read", "completeUpload", "metadata", "completeUpload", "metadata");
  }

  @Test
  void aCommitCostsItsFilesOnePutAndOneListing() {
    events(4);
    CountingStore counting = new CountingStore(store);
    SimulatedTask task = task(counting.store(), 2, 500);
    task.round(2);
    counting.calls();
    task.round(2);
    assertThat(counting.calls())
        .containsExactly(
            "beginUpload",
            "beginUpload",
            "uploadPart",
            "uploadPart",
            "putIfAbsent",
            "keysAfter",
            "completeUpload",
            "completeUpload");
  }

  @Test
  void oldRecordsAreDeletedInBundles() {
    events(100);
    CountingStore counting = new CountingStore(store);
    task(counting.store(), 1, 50).round(100);
    assertThat(counting.calls()).filteredOn("delete"::equals).hasSize(10);
    assertThat(store.keys("topics/_commits")).hasSize(50);
  }
}
