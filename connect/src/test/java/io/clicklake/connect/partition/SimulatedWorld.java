package io.clicklake.connect.partition;

import io.clicklake.connect.batch.RotationPolicy;
import io.clicklake.connect.partition.FaultyStore.Crash;
import io.clicklake.connect.partition.FaultyStore.Fault;
import io.clicklake.connect.store.InMemoryObjectStore;
import io.clicklake.connect.store.StoreUnavailableException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;

/** Two partitions of a topic, a store in which things go wrong, and the tasks that fill it. */
final class SimulatedWorld {

  private static final int LARGE_BYTES = 3 * 1024 * 1024;
  private static final int MOST_LARGE = 3;

  /** What an open file of few rows holds, about. */
  private static final long FILE_BYTES = 64 * 1024;

  final List<SimulatedTopic> topics = List.of(new SimulatedTopic(), new SimulatedTopic());
  final InMemoryObjectStore store = new InMemoryObjectStore();

  /** Offsets of each partition that a consumer skipped since it was thrown to the end. */
  final List<Set<Long>> skipped = List.of(new TreeSet<>(), new TreeSet<>());

  private final int recordsKept;
  private final MovableClock clock = new MovableClock(SimulatedTopic.START);
  private final List<SimulatedTask> tasks = new ArrayList<>();
  private final List<Armed> armed = new ArrayList<>();
  private final List<Runnable> underWay = new ArrayList<>();
  private final FaultyStore faulty = new FaultyStore(store, this::nextFault, underWay::add);
  private int lives;
  private int large;

  /** A fault and the calls until it strikes. */
  private record Armed(Fault fault, int calls) {}

  SimulatedWorld(int recordsKept) {
    this.recordsKept = recordsKept;
  }

  void happens(Action action) {
    if (action instanceof Action.Append append) {
      append(topics.get(append.partition()), append.count(), append.flavour());
    } else if (action instanceof Action.NewOwner owner) {
      start(owner);
    } else if (action instanceof Action.Kill kill && !tasks.isEmpty()) {
      tasks.remove(kill.task() % tasks.size());
    } else if (action instanceof Action.Round round) {
      round(round.task(), round.maxRecords());
    } else if (action instanceof Action.Clock set) {
      clock.advance(Duration.ofSeconds(set.seconds()));
    } else if (action instanceof Action.ExpireUpload expire) {
      store.pendingUploads().stream()
          .skip(expire.upload())
          .findFirst()
          .ifPresent(upload -> store.abortUpload("", upload));
    } else if (action instanceof Action.Goes goes) {
      armed.add(new Armed(goes.wrong(), goes.calls()));
    } else if (action instanceof Action.Arrives arrives && !underWay.isEmpty()) {
      arrive(underWay.remove(arrives.call() % underWay.size()));
    } else if (action instanceof Action.Registry registry) {
      topics.forEach(topic -> topic.registryIsDown(registry.down()));
    } else if (action instanceof Action.Retention retention) {
      SimulatedTopic topic = topics.get(retention.partition());
      topic.expireBefore(topic.head() + retention.records());
    } else if (action instanceof Action.Reset reset && !tasks.isEmpty()) {
      reset(tasks.get(reset.task() % tasks.size()), reset.partition(), reset.toEnd());
    }
  }

  private void append(SimulatedTopic topic, int count, Action.Flavour flavour) {
    for (int i = 0; i < count; i++) {
      int hour = (int) (topic.end() / 40);
      switch (flavour) {
        case EVENT -> topic.event(hour);
        case LATE -> topic.event(0);
        case NEWER -> topic.newerEvent(hour);
        case BAD -> topic.bad();
        case ABSENT -> topic.absent();
        case LARGE -> {
          if (large++ < MOST_LARGE) {
            topic.largeEvent(hour, LARGE_BYTES);
          }
        }
      }
    }
  }

  private void start(Action.NewOwner owner) {
    RotationPolicy policy =
        new RotationPolicy(
            owner.maxRecords(),
            Long.MAX_VALUE,
            Optional.empty(),
            Optional.of(Duration.ofSeconds(owner.seconds())));
    List<Long> offsets = new ArrayList<>();
    for (int partition = 0; partition < topics.size(); partition++) {
      SimulatedTopic topic = topics.get(partition);
      // Once the log has a record, Kafka's own offset may be lost, stale or ahead: anything goes.
      boolean empty = store.keys("topics/_commits/clickstream/" + partition + "/").isEmpty();
      offsets.add(
          empty
              ? topic.head()
              : topic.head() + (topic.end() - topic.head()) * owner.kafkasOffset() / 100);
    }
    try {
      tasks.add(
          new SimulatedTask(
              topics,
              faulty,
              new SimulatedTask.Settings(
                  "task-" + lives++,
                  policy,
                  recordsKept,
                  owner.openFiles() * FILE_BYTES,
                  (offset, cause) -> CompletableFuture.completedFuture(null),
                  clock,
                  ZoneOffset.UTC),
              offsets));
    } catch (Crash e) {
      // It died as it began.
    }
  }

  private void round(int task, int maxRecords) {
    if (tasks.isEmpty()) {
      return;
    }
    SimulatedTask chosen = tasks.get(task % tasks.size());
    try {
      chosen.round(maxRecords);
    } catch (Crash | OffsetsRestartedException e) {
      tasks.remove(chosen);
    }
  }

  /** Kafka resets a consumer only where its position is no longer held. */
  private void reset(SimulatedTask task, int partition, boolean toEnd) {
    SimulatedTopic topic = topics.get(partition);
    long position = task.position(partition);
    if (position < topic.head()) {
      if (toEnd) {
        for (long offset = topic.head(); offset < topic.end(); offset++) {
          skipped.get(partition).add(offset);
        }
      }
      task.reset(partition, toEnd ? topic.end() : topic.head());
    }
  }

  private static void arrive(Runnable call) {
    try {
      call.run();
    } catch (StoreUnavailableException e) {
      // Nobody waits for the answer.
    }
  }

  private Fault nextFault() {
    Fault strikes = Fault.NONE;
    List<Armed> left = new ArrayList<>();
    for (Armed one : armed) {
      if (one.calls() == 0) {
        strikes = one.fault();
      } else {
        left.add(new Armed(one.fault(), one.calls() - 1));
      }
    }
    armed.clear();
    armed.addAll(left);
    return strikes;
  }

  /** Everything heals, one last owner catches up, and the zombies wake once more. */
  void heal() {
    topics.forEach(topic -> topic.registryIsDown(false));
    topics.forEach(topic -> topic.event(0));
    armed.clear();
    List<SimulatedTask> zombies = List.copyOf(tasks);
    start(new Action.NewOwner(7, 20, 0, 1_000));
    SimulatedTask last = tasks.get(tasks.size() - 1);
    drain(last);
    underWay.forEach(SimulatedWorld::arrive);
    underWay.clear();
    for (SimulatedTask zombie : zombies) {
      try {
        for (int round = 0; round < 5; round++) {
          zombie.round(10);
          clock.advance(Duration.ofSeconds(5));
        }
      } catch (OffsetsRestartedException e) {
        // Refused: it was thrown back before.
      }
    }
    start(new Action.NewOwner(7, 20, 0, 1_000));
    drain(tasks.get(tasks.size() - 1));
  }

  private void drain(SimulatedTask task) {
    for (int round = 0; round < 1_000; round++) {
      task.round(20);
      clock.advance(Duration.ofSeconds(21));
      if (caughtUp(task)) {
        return;
      }
    }
    throw new AssertionError("the last owner did not reach the end");
  }

  private boolean caughtUp(SimulatedTask task) {
    for (int partition = 0; partition < topics.size(); partition++) {
      if (task.writer(partition).committed().orElse(-1) != topics.get(partition).end()) {
        return false;
      }
    }
    return true;
  }
}
