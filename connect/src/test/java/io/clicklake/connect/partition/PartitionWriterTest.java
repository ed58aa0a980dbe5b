package io.clicklake.connect.partition;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.clicklake.connect.batch.RotationPolicy;
import io.clicklake.connect.commit.CommitLog;
import io.clicklake.connect.commit.CommitLogSettings;
import io.clicklake.connect.commit.CommitRecord;
import io.clicklake.connect.commit.CommittedFile;
import io.clicklake.connect.lake.DuckLake;
import io.clicklake.connect.store.InMemoryObjectStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartitionWriterTest {

  @TempDir Path directory;

  private final SimulatedTopic topic = new SimulatedTopic();
  private final InMemoryObjectStore store = new InMemoryObjectStore();
  private final List<String> rejected = new ArrayList<>();
  private final MovableClock clock = new MovableClock(SimulatedTopic.START);

  private SimulatedTask task(RotationPolicy policy) {
    Rejections keep =
        (offset, cause) -> {
          rejected.add(offset + ": " + cause.getMessage());
          return CompletableFuture.completedFuture(null);
        };
    return new SimulatedTask(topic, store, "task", policy, keep, clock, topic.head());
  }

  private static RotationPolicy every(long records) {
    return new RotationPolicy(records, Long.MAX_VALUE, Optional.empty(), Optional.empty());
  }

  private CommitLog.Entry newest() {
    return new CommitLog(
            store, "topics", "clickstream", 0, new CommitLogSettings("sink", Optional.empty(), 500))
        .newest()
        .orElseThrow();
  }

  private List<Object> offsetsInTheLake() {
    try (DuckLake lake = new DuckLake(directory)) {
      List<Path> files = lake.layOut(store);
      return files.isEmpty()
          ? List.of()
          : lake.query(files, "SELECT seq FROM $lake ORDER BY seq").stream()
              .map(row -> row.get(0))
              .toList();
    }
  }

  private static List<Object> offsets(long from, long to) {
    return LongStream.range(from, to).<Object>mapToObj(Long::valueOf).toList();
  }

  /** Leaves a commit record whose uploads nobody has completed. */
  private void commitAndDieBeforePublishing(int records) {
    commitAndDieBeforePublishing(
        records, (offset, cause) -> CompletableFuture.completedFuture(null));
  }

  private void commitAndDieBeforePublishing(int records, Rejections rejections) {
    FaultyStore dies =
        new FaultyStore(
            store,
            () ->
                store.keys("topics/_commits").isEmpty()
                    ? FaultyStore.Fault.NONE
                    : FaultyStore.Fault.CRASH_BEFORE);
    SimulatedTask crashing =
        new SimulatedTask(topic, dies, "dies", every(records), rejections, clock, 0);
    assertThatThrownBy(() -> crashing.round(100)).isInstanceOf(FaultyStore.Crash.class);
  }

  @Test
  void reportsOfBadRecordsDoNotPileUpUntilTheBatchIsClosed() {
    AtomicInteger underway = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    Rejections slow =
        (offset, cause) -> {
          most.accumulateAndGet(underway.incrementAndGet(), Math::max);
          return new FutureTask<>(underway::decrementAndGet) {
            @Override
            public Integer get() throws InterruptedException, ExecutionException {
              run();
              return super.get();
            }
          };
        };
    for (int i = 0; i < 5_000; i++) {
      topic.bad();
    }
    new SimulatedTask(topic, store, "task", every(5_000), slow, clock, 0).round(5_000);
    assertThat(newest().commit().rejected()).isEqualTo(5_000);
    assertThat(underway).hasValue(0);
    assertThat(most).hasValueLessThanOrEqualTo(1_000);
  }

  @Test
  void aBatchIsOneFilePerHourItTouches() {
    for (int i = 0; i < 10; i++) {
      topic.event(i % 2);
    }
    task(every(10)).round(100);

    CommitRecord commit = newest().commit();
    assertThat(commit.first()).isZero();
    assertThat(commit.next()).isEqualTo(10);
    assertThat(commit.reason()).isEqualTo("records");
    assertThat(commit.files())
        .extracting(CommittedFile::key, CommittedFile::rows)
        .containsExactly(
            tuple(
                "topics/clickstream/year=2025/month=05/day=28/hour=14/"
                    + "clickstream+0+0000000000.parquet",
                5L),
            tuple(
                "topics/clickstream/year=2025/month=05/day=28/hour=15/"
                    + "clickstream+0+0000000001.parquet",
                5L));
    assertThat(offsetsInTheLake()).isEqualTo(offsets(0, 10));
  }

  @Test
  void nothingIsVisibleBeforeItIsCommitted() {
    topic.event(0);
    SimulatedTask task = task(every(10));
    task.round(100);
    assertThat(store.keys("")).isEmpty();
    assertThat(task.writer().committed()).hasValue(0);

    task.close();
    assertThat(store.pendingUploads()).isEmpty();
  }

  @Test
  void aQuietTopicIsFlushedByTheWallClock() {
    topic.event(0);
    SimulatedTask task =
        task(
            new RotationPolicy(
                10, Long.MAX_VALUE, Optional.empty(), Optional.of(Duration.ofSeconds(30))));
    task.round(100);
    assertThat(task.writer().deadline()).contains(clock.instant().plusSeconds(30));

    clock.advance(Duration.ofSeconds(30));
    task.round(100);
    assertThat(newest().commit().reason()).isEqualTo("wall_clock");
    assertThat(task.writer().committed()).hasValue(1);
    assertThat(task.writer().deadline()).isEmpty();
  }

  @Test
  void recordTimeClosesABatchAndLateRecordsDoNot() {
    SimulatedTask task =
        task(
            new RotationPolicy(
                100, Long.MAX_VALUE, Optional.of(Duration.ofHours(1)), Optional.empty()));
    topic.event(5);
    topic.event(2);
    topic.event(5);
    task.round(100);
    assertThat(store.keys("topics/_commits")).isEmpty();

    topic.event(6);
    task.round(100);
    assertThat(newest().commit().reason()).isEqualTo("record_time");
    assertThat(offsetsInTheLake()).isEqualTo(offsets(0, 4));
  }

  @Test
  void aFileThatIsLargeEnoughClosesItsBatch() {
    for (int i = 0; i < 40_000; i++) {
      topic.event(0);
    }
    task(new RotationPolicy(1_000_000, 64 * 1024, Optional.empty(), Optional.empty()))
        .round(40_000);
    assertThat(newest().commit().reason()).isEqualTo("bytes");
    assertThat(newest().commit().bytes()).isBetween(64 * 1024L, 512 * 1024L);
  }

  @Test
  void aNewerSchemaClosesTheBatchOnceAndThenBothVersionsShareFiles() {
    SimulatedTask task = task(every(10));
    topic.event(0);
    topic.event(0);
    for (int i = 0; i < 5; i++) {
      topic.newerEvent(0);
      topic.event(0);
    }
    task.round(100);

    assertThat(store.keys("topics/_commits")).hasSize(2);
    assertThat(newest().commit().first()).isEqualTo(2);
    assertThat(newest().commit().files()).hasSize(1);
    assertThat(offsetsInTheLake()).isEqualTo(offsets(0, 12));
  }

  @Test
  void theSchemaOfTheLastCommitOutlivesTheTask() {
    topic.newerEvent(0);
    task(every(1)).round(100);
    int newer = newest().commit().files().get(0).schemaId();

    topic.event(0);
    task(every(1)).round(100);
    assertThat(newest().commit().files().get(0).schemaId()).isEqualTo(newer);
  }

  @Test
  void anotherWriterWinsAndTheLoserGoesOnBehindIt() {
    for (int i = 0; i < 10; i++) {
      topic.event(0);
    }
    SimulatedTask zombie = task(every(10));
    zombie.round(9);
    SimulatedTask owner = task(every(4));
    owner.round(4);

    zombie.round(100);
    assertThat(newest().commit().next()).isEqualTo(4);
    for (int i = 0; i < 10; i++) {
      topic.event(0);
    }
    zombie.round(100);
    assertThat(newest().commit().first()).isEqualTo(4);
    assertThat(newest().commit().next()).isEqualTo(14);
    assertThat(offsetsInTheLake()).isEqualTo(offsets(0, 14));
  }

  @Test
  void aCommitWhoseUploadsExpiredIsWrittenAgainUnderTheSameKeys() {
    for (int i = 0; i < 10; i++) {
      topic.event(i % 2);
    }
    commitAndDieBeforePublishing(10);
    CommitRecord before = newest().commit();
    CommittedFile lost = before.files().get(1);
    store.abortUpload(lost.key(), lost.uploadId());

    SimulatedTask next = task(every(10));
    next.round(100);
    next.round(100);
    assertThat(newest().sequence()).isZero();
    assertThat(newest().commit().files())
        .extracting(CommittedFile::key)
        .containsExactlyElementsOf(before.files().stream().map(CommittedFile::key).toList());
    assertThat(newest().commit().files()).contains(before.files().get(0));
    assertThat(next.writer().committed()).hasValue(10);
    assertThat(offsetsInTheLake()).isEqualTo(offsets(0, 10));
  }

  @Test
  void aRecordThatWasRejectedAndCanBeReadWhenItsFileIsWrittenAgainIsARowThen() {
    topic.unregisteredEvent(0);
    topic.unregisteredEvent(0);
    commitAndDieBeforePublishing(
        2,
        (offset, cause) -> {
          topic.registerIt();
          clock.advance(Duration.ofSeconds(6));
          return CompletableFuture.completedFuture(null);
        });
    CommitRecord before = newest().commit();
    assertThat(before.rows()).isEqualTo(1);
    assertThat(before.rejected()).isEqualTo(1);
    CommittedFile lost = before.files().get(0);
    store.abortUpload(lost.key(), lost.uploadId());

    task(every(10)).round(100);
    CommitRecord repaired = newest().commit();
    assertThat(repaired.rows()).isEqualTo(2);
    assertThat(repaired.rejected()).isZero();
    assertThat(repaired.absent()).isZero();
    assertThat(offsetsInTheLake()).isEqualTo(offsets(0, 2));
  }

  @Test
  void badRecordsAreHandedOverWithTheirReasonAndCounted() {
    topic.raw(null);
    topic.raw("plain text".getBytes(UTF_8));
    topic.raw(new byte[] {0, 0, 0, 0, 99, 1});
    topic.event(0);
    topic.raw(new byte[] {0, 0, 0, 0, 1, 1});
    task(every(5)).round(100);

    assertThat(rejected)
        .satisfiesExactly(
            one -> assertThat(one).startsWith("0: ").contains("null"),
            one -> assertThat(one).startsWith("1: ").contains("wire format"),
            one -> assertThat(one).startsWith("2: ").contains("99"),
            one -> assertThat(one).startsWith("4: ").contains("schema id 1"));
    assertThat(newest().commit().rejected()).isEqualTo(4);
    assertThat(newest().commit().next()).isEqualTo(5);
    assertThat(offsetsInTheLake()).isEqualTo(offsets(3, 4));
  }

  @Test
  void aRecordOfAnotherSubjectIsRejectedAloneAndDecidesNothing() {
    topic.event(0);
    topic.foreignEvent(0);
    topic.event(0);
    task(every(3)).round(100);

    assertThat(rejected)
        .singleElement()
        .satisfies(
            one -> assertThat(one).startsWith("1: ").contains("sim.Foreign", "clickstream-value"));
    assertThat(store.keys("topics/_commits")).hasSize(1);
    assertThat(newest().commit().reason()).isEqualTo("records");
    assertThat(offsetsInTheLake()).containsExactly(0L, 2L);
  }

  @Test
  void aRecordTheDecoderChokesOnIsRejected() {
    topic.raw(new byte[] {0, 0, 0, 0, 1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1});
    topic.event(0);
    task(every(2)).round(100);
    assertThat(rejected).singleElement().satisfies(one -> assertThat(one).startsWith("0: "));
    assertThat(offsetsInTheLake()).containsExactly(1L);
  }

  @Test
  void aTopicCreatedAgainUnderARunningTaskIsRefusedToo() {
    for (int i = 0; i < 4; i++) {
      topic.event(0);
    }
    SimulatedTask task = task(every(10));
    task.round(100);
    task.resetToEarliest();
    assertThatThrownBy(() -> task.round(1)).isInstanceOf(OffsetsRestartedException.class);
  }

  @Test
  void anObjectInTheWayIsNeverOverwritten() {
    topic.event(0);
    task(every(1)).round(100);
    for (String key : store.keys("topics/_commits")) {
      store.forget(key);
    }
    assertThatThrownBy(() -> task(every(1)).round(100))
        .isInstanceOf(DisplacedFileException.class)
        .hasMessageContaining("clickstream+0+0000000000.parquet")
        .hasMessageContaining("topics.dir");
    assertThat(offsetsInTheLake()).containsExactly(0L);
  }

  @Test
  void aRepairWithOtherSettingsIsRefusedAndLosesNothing() {
    topic.event(0);
    topic.event(1);
    commitAndDieBeforePublishing(2);
    CommitRecord before = newest().commit();
    before.files().forEach(file -> store.abortUpload(file.key(), file.uploadId()));

    SimulatedTask elsewhere = SimulatedTask.in(ZoneId.of("Asia/Seoul"), topic, store, clock);
    assertThatThrownBy(() -> elsewhere.round(100))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("timezone");
    assertThat(newest().commit()).isEqualTo(before);
  }

  @Test
  void aBatchOfBadRecordsAloneIsCommittedWithoutFiles() {
    topic.raw(null);
    topic.raw(null);
    task(every(2)).round(100);
    assertThat(newest().commit().files()).isEmpty();
    assertThat(newest().commit().next()).isEqualTo(2);
  }

  @Test
  void aTopicCreatedAgainIsRefusedAndNotSkipped() {
    topic.event(0);
    topic.event(0);
    task(every(2)).round(100);

    SimulatedTopic recreated = new SimulatedTopic();
    recreated.event(0);
    SimulatedTask task =
        new SimulatedTask(
            recreated,
            store,
            "task",
            every(1),
            (offset, cause) -> CompletableFuture.completedFuture(null),
            clock,
            0);
    task.resetToEarliest();
    assertThatThrownBy(() -> task.round(100))
        .isInstanceOf(OffsetsRestartedException.class)
        .hasMessageContaining("clickstream-0")
        .hasMessageContaining("up to offset 2")
        .hasMessageContaining("delivers offset 0")
        .hasMessageContaining("topics.dir");
  }
}
