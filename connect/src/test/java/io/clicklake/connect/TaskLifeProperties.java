package io.clicklake.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.clicklake.connect.audit.LakeAudit;
import io.clicklake.connect.audit.StoreObjects;
import io.clicklake.connect.lake.DuckLake;
import io.clicklake.connect.partition.SimulatedTopic;
import io.clicklake.connect.store.InMemoryObjectStore;
import io.clicklake.connect.store.ObjectStore;
import io.clicklake.connect.store.StoreUnavailableException;
import io.clicklake.registry.client.RegistryUnavailableException;
import io.clicklake.registry.client.SchemaRegistry;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Any order of put, preCommit, open, close, stop and a kill, on two workers between which
 * partitions move while store or registry fail: every record is in the lake exactly once.
 */
class TaskLifeProperties {

  private static final String TOPIC = "clickstream";
  private static final int FLUSH = 7;
  private static final Clock CLOCK = Clock.fixed(SimulatedTopic.START, ZoneOffset.UTC);
  private static final List<TopicPartition> PARTITIONS =
      IntStream.range(0, 3).mapToObj(number -> new TopicPartition(TOPIC, number)).toList();

  /** What happens, to which worker or partition, and how much of it. */
  record Step(Verb verb, int which, int amount) {}

  enum Verb {
    APPEND,
    BAD,
    POLL,
    COMMIT,
    MOVE,
    SWAP_ALL,
    RESTART,
    KILL,
    STORE_FAILS,
    STORE_APPLIES_AND_FAILS,
    REGISTRY_FAILS,
    HEAL,
    FORGET_COMMITTED
  }

  @Provide
  Arbitrary<List<Step>> lives() {
    Arbitrary<Verb> verbs =
        Arbitraries.frequency(
            Tuple.of(6, Verb.APPEND),
            Tuple.of(1, Verb.BAD),
            Tuple.of(12, Verb.POLL),
            Tuple.of(2, Verb.COMMIT),
            Tuple.of(4, Verb.MOVE),
            Tuple.of(1, Verb.SWAP_ALL),
            Tuple.of(1, Verb.RESTART),
            Tuple.of(1, Verb.KILL),
            Tuple.of(4, Verb.STORE_FAILS),
            Tuple.of(2, Verb.STORE_APPLIES_AND_FAILS),
            Tuple.of(2, Verb.REGISTRY_FAILS),
            Tuple.of(4, Verb.HEAL),
            Tuple.of(1, Verb.FORGET_COMMITTED));
    return net.jqwik.api.Combinators.combine(
            verbs, Arbitraries.integers().between(0, 5), Arbitraries.integers().between(0, 12))
        .as(Step::new)
        .list()
        .ofMinSize(20)
        .ofMaxSize(120);
  }

  @Property(tries = 400)
  void everyRecordIsInTheLakeExactlyOnce(@ForAll("lives") List<Step> life) throws IOException {
    World world = new World();
    life.forEach(world::happens);
    world.end();
    assertThat(new LakeAudit(new StoreObjects(world.store), "topics").audit(Set.of()).findings())
        .isEmpty();
    Path directory = Files.createTempDirectory("task-life");
    try (DuckLake lake = new DuckLake(directory)) {
      List<Path> files = lake.layOut(world.store);
      for (TopicPartition partition : PARTITIONS) {
        assertThat(offsets(lake, files, partition.partition()))
            .as(partition.toString())
            .isEqualTo(world.good(partition));
      }
    } finally {
      try (var paths = Files.walk(directory)) {
        paths.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
      }
    }
  }

  private static Set<Long> offsets(DuckLake lake, List<Path> lakeFiles, int partition) {
    List<Path> files =
        lakeFiles.stream()
            .filter(file -> file.getFileName().toString().contains("+" + partition + "+"))
            .toList();
    Set<Long> seen = new TreeSet<>();
    if (!files.isEmpty()) {
      for (List<Object> row : lake.query(files, "SELECT seq, count(*) FROM $lake GROUP BY seq")) {
        assertThat(row.get(1)).as("copies of offset %s", row.get(0)).isEqualTo(1L);
        seen.add((Long) row.get(0));
      }
    }
    return seen;
  }

  private static final class World {

    final InMemoryObjectStore store = new InMemoryObjectStore();
    private final Map<TopicPartition, SimulatedTopic> topics = new HashMap<>();
    private final Map<TopicPartition, Set<Long>> good = new HashMap<>();
    private final Map<TopicPartition, Long> ends = new HashMap<>();
    private final Map<TopicPartition, Long> committed = new HashMap<>();
    private final List<SimulatedWorker> workers;
    private int lives;

    /** Calls until the store fails; none while negative. */
    private int storeFailsIn = -1;

    private boolean applies;
    private boolean registryDown;

    World() {
      for (TopicPartition partition : PARTITIONS) {
        topics.put(partition, new SimulatedTopic());
        good.put(partition, new TreeSet<>());
        ends.put(partition, 0L);
      }
      workers = List.of(worker(), worker());
      workers.get(0).assign(PARTITIONS);
    }

    private SimulatedWorker worker() {
      SchemaRegistry registry =
          proxy(SchemaRegistry.class, (any, method, arguments) -> registry(method, arguments));
      ObjectStore reached =
          proxy(ObjectStore.class, (any, method, arguments) -> store(method, arguments));
      return new SimulatedWorker(
          topics,
          committed,
          () ->
              new S3SinkTask(
                  (settings, meter) -> reached, access -> registry, CLOCK, "task-" + lives++),
          Map.of(
              "name", "sink",
              "s3.bucket.name", "lake",
              "s3.upload.threads", "0",
              "schema.registry.url", "http://127.0.0.1:1",
              "timestamp.field", "event_time",
              "flush.size", Integer.toString(FLUSH)));
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
      return type.cast(
          Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private @Nullable Object registry(Method method, Object[] arguments) throws Throwable {
      if (registryDown) {
        throw new RegistryUnavailableException("simulated outage");
      }
      return invoke(topic(PARTITIONS.get(0)).registry, method, arguments);
    }

    /** An outage lasts until it is healed. */
    private @Nullable Object store(Method method, Object[] arguments) throws Throwable {
      if (storeFailsIn > 0) {
        storeFailsIn--;
      }
      boolean fails = storeFailsIn == 0 && !method.getName().equals("close");
      if (fails && !applies) {
        throw new StoreUnavailableException("simulated outage", new IOException("reset"));
      }
      Object answer = invoke(store, method, arguments);
      if (fails) {
        throw new StoreUnavailableException("simulated lost answer", new IOException("timeout"));
      }
      return answer;
    }

    private static @Nullable Object invoke(Object target, Method method, Object[] arguments)
        throws Throwable {
      try {
        return method.invoke(target, arguments);
      } catch (InvocationTargetException e) {
        throw e.getCause() == null ? e : e.getCause();
      }
    }

    private SimulatedTopic topic(TopicPartition partition) {
      return Objects.requireNonNull(topics.get(partition));
    }

    Set<Long> good(TopicPartition partition) {
      return Objects.requireNonNull(good.get(partition));
    }

    private void event(TopicPartition partition, int hour) {
      topic(partition).event(hour);
      good(partition).add(ends.merge(partition, 1L, Long::sum) - 1);
    }

    void happens(Step step) {
      TopicPartition partition = PARTITIONS.get(step.which() % PARTITIONS.size());
      SimulatedWorker worker = workers.get(step.which() % workers.size());
      switch (step.verb()) {
        case APPEND -> IntStream.range(0, step.amount()).forEach(i -> event(partition, i % 2));
        case BAD -> {
          topic(partition).raw(new byte[] {1});
          ends.merge(partition, 1L, Long::sum);
        }
        case POLL -> worker.poll(1 + step.amount());
        case COMMIT -> worker.commit();
        case MOVE -> move(List.of(partition), workers.get(step.amount() % workers.size()));
        case SWAP_ALL -> move(PARTITIONS, worker);
        case RESTART -> worker.restart();
        case KILL -> worker.kill();
        case STORE_FAILS -> storeFails(step.amount(), false);
        case STORE_APPLIES_AND_FAILS -> storeFails(step.amount(), true);
        case REGISTRY_FAILS -> registryDown = true;
        case HEAL -> heal();
        case FORGET_COMMITTED -> committed.remove(partition);
      }
    }

    private void storeFails(int after, boolean applying) {
      storeFailsIn = after;
      applies = applying;
    }

    private void heal() {
      storeFailsIn = -1;
      registryDown = false;
    }

    private void move(List<TopicPartition> partitions, SimulatedWorker to) {
      workers.forEach(worker -> worker.revoke(partitions));
      to.assign(partitions);
    }

    /** Everything heals, and what was written comes to whole batches. */
    void end() {
      heal();
      for (TopicPartition partition : PARTITIONS) {
        while (Objects.requireNonNull(ends.get(partition)) == 0) {
          event(partition, 0);
        }
      }
      for (int round = 0; round < 200; round++) {
        workers.forEach(worker -> worker.poll(50));
        workers.forEach(SimulatedWorker::commit);
      }
      for (TopicPartition partition : PARTITIONS) {
        for (long open =
                Objects.requireNonNull(ends.get(partition)) - committed.getOrDefault(partition, 0L);
            open < FLUSH;
            open++) {
          event(partition, 0);
        }
      }
      for (int round = 0; round < 200; round++) {
        workers.forEach(worker -> worker.poll(50));
        workers.forEach(SimulatedWorker::commit);
      }
      assertThat(committed).isEqualTo(ends);
    }
  }
}
