package io.clicklake.benchmarks.serde;

import io.clicklake.components.Checkout;
import io.clicklake.events.ClickEvent;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Nanoseconds per ClickEvent, from the generated class to a message and back. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
    value = 3,
    jvmArgsAppend = {"-Xms512m", "-Xmx512m", "-XX:+UseSerialGC"})
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class ClickEventSerde {

  @Param({"ours", "confluent"})
  public String serde = "";

  private final ClickEvent event = Visit.full();
  private Serde measured = Serde.ours();
  private byte[] message = {};

  /** Both write the same bytes; the comparison would be none otherwise. */
  @Setup
  public void prepare() {
    Serde ours = Serde.ours();
    measured =
        serde.equals("ours")
            ? ours
            : Serde.confluents(
                Checkout.home().resolve("benchmarks/target/interop/confluent-serde.jar"));
    message = serialize();
    if (message.length
            != Objects.requireNonNull(ours.serializer().serialize(Serde.TOPIC, event)).length
        || !event.equals(deserialize())) {
      throw new IllegalStateException(serde + " does not write or read the event as expected");
    }
  }

  @Benchmark
  public byte[] serialize() {
    return Objects.requireNonNull(measured.serializer().serialize(Serde.TOPIC, event));
  }

  @Benchmark
  public Object deserialize() {
    return Objects.requireNonNull(measured.deserializer().deserialize(Serde.TOPIC, message));
  }
}
