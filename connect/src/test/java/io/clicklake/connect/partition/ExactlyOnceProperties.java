package io.clicklake.connect.partition;

import static org.assertj.core.api.Assertions.assertThat;

import io.clicklake.connect.audit.AuditReport;
import io.clicklake.connect.audit.LakeAudit;
import io.clicklake.connect.audit.StoreObjects;
import io.clicklake.connect.commit.History;
import io.clicklake.connect.lake.DuckLake;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;

/**
 * Any schedule of crashes, zombies, outages, lost and late answers, expiring uploads, pruned logs,
 * lost consumer offsets, bad records, gaps and clocks set back: once a healthy owner has caught up,
 * every record that Kafka still held when it was needed is in the lake, none is there twice, and
 * the audit finds nothing.
 */
class ExactlyOnceProperties {

  private static @Nullable DuckLake lake;
  private static @Nullable Path directory;

  @BeforeContainer
  static void openLake() throws Exception {
    directory = Files.createTempDirectory("exactly-once");
    lake = new DuckLake(directory);
  }

  @AfterContainer
  static void closeLake() throws Exception {
    if (lake != null && directory != null) {
      lake.close();
      try (var paths = Files.walk(directory)) {
        paths.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
      }
    }
  }

  @Provide
  Arbitrary<List<Action>> schedules() {
    return Action.schedules();
  }

  @Provide
  Arbitrary<List<Action>> schedulesWithRetention() {
    return Action.schedulesWithRetention();
  }

  @Property(tries = 600)
  void everyRecordIsInTheLakeExactlyOnceAndEveryBadOneCountedOnce(
      @ForAll("schedules") List<Action> schedule, @ForAll @IntRange(min = 2, max = 4) int kept) {
    SimulatedWorld world = run(schedule, kept);
    AuditReport report = audit(world);
    List<Path> files = Objects.requireNonNull(lake).layOut(world.store);
    for (int partition = 0; partition < world.topics.size(); partition++) {
      SimulatedTopic topic = world.topics.get(partition);
      assertThat(offsetsInTheLake(files, partition)).isEqualTo(good(topic, 0));
      History sums = report.partitions().get(partition).sums();
      assertThat(sums.rejected()).isEqualTo(since(topic.badOffsets(), sums.first()));
      assertThat(sums.absent()).isEqualTo(since(topic.absentOffsets(), sums.first()));
    }
  }

  @Property(tries = 300)
  void nothingIsThereTwiceThoughRetentionEatsTheTopic(
      @ForAll("schedulesWithRetention") List<Action> schedule,
      @ForAll @IntRange(min = 2, max = 4) int kept) {
    SimulatedWorld world = run(schedule, kept);
    audit(world);
    List<Path> files = Objects.requireNonNull(lake).layOut(world.store);
    for (int partition = 0; partition < world.topics.size(); partition++) {
      SimulatedTopic topic = world.topics.get(partition);
      Set<Long> needed = good(topic, topic.head());
      needed.removeAll(world.skipped.get(partition));
      assertThat(offsetsInTheLake(files, partition)).containsAll(needed);
    }
  }

  private static SimulatedWorld run(List<Action> schedule, int recordsKept) {
    SimulatedWorld world = new SimulatedWorld(recordsKept);
    schedule.forEach(world::happens);
    world.heal();
    return world;
  }

  private static AuditReport audit(SimulatedWorld world) {
    AuditReport report = new LakeAudit(new StoreObjects(world.store), "topics").audit(Set.of());
    assertThat(report.findings()).isEmpty();
    return report;
  }

  /** Offsets from one on that hold a record a file can hold. */
  private static Set<Long> good(SimulatedTopic topic, long from) {
    Set<Long> good = new TreeSet<>();
    LongStream.range(from, topic.end()).forEach(good::add);
    good.removeAll(topic.badOffsets());
    good.removeAll(topic.absentOffsets());
    return good;
  }

  private static long since(Set<Long> offsets, long first) {
    return offsets.stream().filter(offset -> offset >= first).count();
  }

  private static Set<Long> offsetsInTheLake(List<Path> lakeFiles, int partition) {
    DuckLake reader = Objects.requireNonNull(lake);
    List<Path> files =
        lakeFiles.stream()
            .filter(file -> file.getFileName().toString().contains("+" + partition + "+"))
            .toList();
    Set<Long> seen = new TreeSet<>();
    for (List<Object> row : reader.query(files, "SELECT seq, count(*) FROM $lake GROUP BY seq")) {
      assertThat(row.get(1)).as("copies of offset %s-%s", partition, row.get(0)).isEqualTo(1L);
      seen.add((Long) row.get(0));
    }
    return seen;
  }
}
