package io.clicklake.connect.partition;

import static org.assertj.core.api.Assertions.assertThat;

import io.clicklake.connect.batch.RotationPolicy;
import io.clicklake.connect.lake.DuckLake;
import io.clicklake.connect.partition.FaultyStore.Crash;
import io.clicklake.connect.partition.FaultyStore.Fault;
import io.clicklake.connect.store.InMemoryObjectStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;

/**
 * Any schedule of crashes, zombies, outages, lost answers, expiring uploads and lost consumer
 * offsets: once a healthy owner has caught up, every offset that Kafka still held when it was
 * needed is in the lake, and none is there twice.
 */
class ExactlyOnceProperties {

  private static final List<Fault> FAULTS =
      List.of(
          Fault.FAILS,
          Fault.APPLIES_AND_FAILS,
          Fault.SENT_TWICE,
          Fault.CRASH_BEFORE,
          Fault.CRASH_AFTER);

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
        paths.sorted(java.util.Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
      }
    }
  }

  @Property(tries = 300)
  void everyOffsetIsInTheLakeExactlyOnce(@ForAll long seed) {
    check(seed, false);
  }

  @Property(tries = 100)
  void nothingIsThereTwiceThoughRetentionEatsTheTopic(@ForAll long seed) {
    check(seed, true);
  }

  private static void check(long seed, boolean retention) {
    Random random = new Random(seed);
    SimulatedTopic topic = new SimulatedTopic();
    InMemoryObjectStore store = new InMemoryObjectStore();
    boolean[] healthy = {false};
    double faultRate = random.nextDouble() * 0.15;
    FaultyStore faulty =
        new FaultyStore(
            store,
            () ->
                healthy[0] || random.nextDouble() > faultRate
                    ? Fault.NONE
                    : FAULTS.get(random.nextInt(FAULTS.size())));
    MovableClock clock = new MovableClock(SimulatedTopic.START);
    RotationPolicy policy =
        new RotationPolicy(
            1 + random.nextInt(30),
            Long.MAX_VALUE,
            Optional.empty(),
            Optional.of(Duration.ofSeconds(1 + random.nextInt(20))));
    Rejections none =
        (offset, cause) -> {
          throw new AssertionError("offset " + offset + " rejected", cause);
        };
    int total = 20 + random.nextInt(100);
    List<SimulatedTask> owners = new ArrayList<>();
    for (int step = 0; step < 150; step++) {
      double dice = random.nextDouble();
      if (dice < 0.4 && topic.end() < total) {
        append(topic, random, 1 + random.nextInt(8), total);
      } else if (dice < 0.45) {
        store.pendingUploads().stream()
            .skip(random.nextInt(3))
            .findFirst()
            .ifPresent(upload -> store.abortUpload("", upload));
      } else if (dice < 0.48 && retention) {
        topic.expireBefore(topic.head() + random.nextInt(10));
      } else if (dice < 0.6) {
        clock.advance(Duration.ofSeconds(random.nextInt(10)));
      }
      if (owners.isEmpty() || random.nextDouble() < 0.05) {
        // A new owner; those before it live on as zombies.
        try {
          long start = anyOffsetKafkaMayHaveCommitted(store, topic, random);
          owners.add(new SimulatedTask(topic, faulty, "task-" + step, policy, none, clock, start));
        } catch (Crash e) {
          continue;
        }
      }
      int chosen = random.nextInt(owners.size());
      try {
        owners.get(chosen).round(1 + random.nextInt(12), random.nextInt(8) == 0);
      } catch (Crash e) {
        owners.remove(chosen);
      }
    }
    append(topic, random, total, total);
    healthy[0] = true;
    SimulatedTask last =
        new SimulatedTask(topic, faulty, "last", policy, none, clock, topic.head());
    drain(last, clock, topic);
    for (SimulatedTask zombie : owners) {
      for (int round = 0; round < 5; round++) {
        zombie.round(10);
        clock.advance(Duration.ofSeconds(5));
      }
    }
    verify(store, topic, retention, seed);
  }

  /** Once the log has a record, Kafka's own offset may be lost, stale or ahead: anything goes. */
  private static long anyOffsetKafkaMayHaveCommitted(
      InMemoryObjectStore store, SimulatedTopic topic, Random random) {
    return store.keys("topics/_commits").isEmpty()
        ? topic.head()
        : topic.head() + random.nextInt((int) (topic.end() - topic.head()) + 1);
  }

  private static void append(SimulatedTopic topic, Random random, int count, int total) {
    for (int i = 0; i < count && topic.end() < total; i++) {
      int hour = random.nextInt(10) == 0 ? 0 : (int) (topic.end() / 40);
      if (topic.end() > total / 2 && random.nextBoolean()) {
        topic.newerEvent(hour);
      } else {
        topic.event(hour);
      }
    }
  }

  private static void drain(SimulatedTask task, MovableClock clock, SimulatedTopic topic) {
    for (int round = 0; round < 1_000; round++) {
      task.round(20);
      clock.advance(Duration.ofSeconds(21));
      if (task.writer().committed().orElse(-1) == topic.end()) {
        return;
      }
    }
    throw new AssertionError("the last owner did not reach offset " + topic.end());
  }

  private static void verify(
      InMemoryObjectStore store, SimulatedTopic topic, boolean retention, long seed) {
    DuckLake reader = java.util.Objects.requireNonNull(lake);
    List<Path> files = reader.layOut(store);
    TreeSet<Long> seen = new TreeSet<>();
    if (!files.isEmpty()) {
      for (List<Object> row : reader.query(files, "SELECT seq, count(*) FROM $lake GROUP BY seq")) {
        assertThat(row.get(1)).as("copies of offset %s, seed %d", row.get(0), seed).isEqualTo(1L);
        seen.add((Long) row.get(0));
      }
    }
    long from = retention ? topic.head() : 0;
    for (long offset = from; offset < topic.end(); offset++) {
      assertThat(seen).as("offset %d of %d, seed %d", offset, topic.end(), seed).contains(offset);
    }
  }
}
