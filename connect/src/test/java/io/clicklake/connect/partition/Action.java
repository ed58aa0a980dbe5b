package io.clicklake.connect.partition;

import io.clicklake.connect.partition.FaultyStore.Fault;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;

/** Something that happens in a schedule. Small numbers stand for what there is at that time. */
sealed interface Action {

  /** What is appended to a topic. */
  enum Flavour {
    EVENT,
    LATE,
    NEWER,
    BAD,
    ABSENT,
    LARGE
  }

  /** Producers append records to a partition. */
  record Append(int partition, int count, Flavour flavour) implements Action {}

  /** A task gets the partitions; those that had them live on as zombies. */
  record NewOwner(int maxRecords, int seconds, int kafkasOffset, int openFiles) implements Action {}

  /** A task dies. */
  record Kill(int task) implements Action {}

  /** A task polls and puts. */
  record Round(int task, int maxRecords) implements Action {}

  /** The clock is set. */
  record Clock(int seconds) implements Action {}

  /** An upload expires. */
  record ExpireUpload(int upload) implements Action {}

  /** Something goes wrong in a store call to come. */
  record Goes(Fault wrong, int calls) implements Action {}

  /** A call that was under way takes effect. */
  record Arrives(int call) implements Action {}

  /** The registry goes down or comes back. */
  record Registry(boolean down) implements Action {}

  /** Kafka drops the head of a partition. */
  record Retention(int partition, int records) implements Action {}

  /** The consumer of a task whose position Kafka no longer has is thrown to the head or the end. */
  record Reset(int task, int partition, boolean toEnd) implements Action {}

  /** Schedules without loss in Kafka. */
  static Arbitrary<List<Action>> schedules() {
    return Arbitraries.frequencyOf(common()).list().ofMinSize(40).ofMaxSize(180).withoutEdgeCases();
  }

  /** Schedules in which Kafka drops what the sink may not have read. */
  static Arbitrary<List<Action>> schedulesWithRetention() {
    List<Tuple.Tuple2<Integer, Arbitrary<Action>>> all = new ArrayList<>(common());
    all.add(
        Tuple.of(4, Combinators.combine(number(1), number(12)).as((a, b) -> new Retention(a, b))));
    all.add(
        Tuple.of(
            3,
            Combinators.combine(number(4), number(1), Arbitraries.of(true, false))
                .as((a, b, c) -> new Reset(a, b, c))));
    return Arbitraries.frequencyOf(all).list().ofMinSize(40).ofMaxSize(180).withoutEdgeCases();
  }

  private static List<Tuple.Tuple2<Integer, Arbitrary<Action>>> common() {
    Arbitrary<Flavour> flavours =
        Arbitraries.frequency(
                Tuple.of(400, Flavour.EVENT),
                Tuple.of(100, Flavour.NEWER),
                Tuple.of(80, Flavour.LATE),
                Tuple.of(50, Flavour.BAD),
                Tuple.of(50, Flavour.ABSENT),
                Tuple.of(3, Flavour.LARGE))
            .withoutEdgeCases();
    Arbitrary<Fault> faults =
        Arbitraries.of(Fault.class).filter(fault -> fault != Fault.NONE).withoutEdgeCases();
    return List.of(
        Tuple.of(
            30,
            Combinators.combine(number(1), number(7), flavours)
                .as((a, b, c) -> new Append(a, b + 1, c))),
        Tuple.of(
            6,
            Combinators.combine(number(29), number(19), number(100), number(9))
                .as((a, b, c, d) -> new NewOwner(a + 1, b + 1, c, d + 1))),
        Tuple.of(2, number(4).map(Kill::new)),
        Tuple.of(60, Combinators.combine(number(4), number(11)).as((a, b) -> new Round(a, b + 1))),
        Tuple.of(8, number(9).map(Clock::new)),
        Tuple.of(1, Arbitraries.integers().between(-4000, 4000).map(Clock::new)),
        Tuple.of(4, number(3).map(ExpireUpload::new)),
        Tuple.of(16, Combinators.combine(faults, number(12)).as((a, b) -> new Goes(a, b))),
        Tuple.of(6, number(5).map(Arrives::new)),
        Tuple.of(3, Arbitraries.of(true, false).map(Registry::new)));
  }

  private static Arbitrary<Integer> number(int most) {
    return Arbitraries.integers()
        .between(0, most)
        .withDistribution(RandomDistribution.uniform())
        .withoutEdgeCases();
  }
}
