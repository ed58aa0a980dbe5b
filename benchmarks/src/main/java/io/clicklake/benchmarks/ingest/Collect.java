package io.clicklake.benchmarks.ingest;

import io.clicklake.events.ClickEvent;
import io.clicklake.producer.collect.Collector;
import io.clicklake.producer.collect.IngestRequest;
import io.clicklake.producer.collect.Outcome;
import io.clicklake.registry.client.InMemorySchemaRegistry;
import io.clicklake.registry.serde.AvroSerializer;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Events per second from a request's body to Avro messages, on one thread: parsed, validated,
 * serialized, in batches of ten, ids known beforehand.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(
    value = 2,
    jvmArgs = {"-Xms256m", "-Xmx256m", "-XX:+UseSerialGC"})
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class Collect {

  private static final String TOPIC = "clickstream";
  private static final int BATCH = 10;
  private static final int BODIES = 100;
  private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");

  private final Collector collector = new Collector(() -> new UUID(0, 1));
  private final AvroSerializer serializer = serializer();
  private final IngestRequest[] requests = requests();
  private int next;

  @Benchmark
  @OperationsPerInvocation(BATCH)
  public void parseValidateSerialize(Blackhole taken) {
    next = (next + 1) % BODIES;
    if (!(collector.collect(requests[next], NOW) instanceof Outcome.Collected collected)
        || collected.accepted().size() != BATCH) {
      throw new IllegalStateException("a batch is not accepted as a whole");
    }
    for (ClickEvent event : collected.events()) {
      taken.consume(serializer.serialize(TOPIC, event));
    }
  }

  private static AvroSerializer serializer() {
    InMemorySchemaRegistry registry = new InMemorySchemaRegistry();
    registry.register(TOPIC + "-value", ClickEvent.getClassSchema());
    return new AvroSerializer(registry);
  }

  private static IngestRequest[] requests() {
    Requests invented = new Requests(1);
    IngestRequest[] requests = new IngestRequest[BODIES];
    for (int i = 0; i < BODIES; i++) {
      requests[i] =
          new IngestRequest(
              "request",
              Map.of(
                  "content-type",
                  "text/plain;charset=UTF-8",
                  "user-agent",
                  "Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0",
                  "accept-language",
                  "en-GB,en;q=0.5",
                  "origin",
                  "https://blog.example"),
              invented.body(BATCH),
              false,
              Optional.of("203.0.113.9"));
    }
    return requests;
  }
}
