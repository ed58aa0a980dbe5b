package io.clicklake.registry.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clicklake.registry.ScriptedRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RetryingSchemaRegistryTest {

  private static final Schema SCHEMA =
      SchemaBuilder.record("example.R").fields().requiredInt("a").endRecord();
  private static final Backoff BACKOFF =
      new Backoff(4, Duration.ofMillis(100), Duration.ofMillis(300));

  /** Always the upper end, so that waits are known. */
  private static final RandomGenerator TOP =
      new RandomGenerator() {
        @Override
        public long nextLong() {
          return -1L;
        }
      };

  private final ScriptedRegistry watched = new ScriptedRegistry(new InMemorySchemaRegistry());
  private final List<Long> waits = new ArrayList<>();
  private final SchemaRegistry registry =
      new RetryingSchemaRegistry(
          watched, BACKOFF, wait -> waits.add(Math.round(wait.toNanos() / 1e6)), TOP);

  private static RegistryUnavailableException outage(String message) {
    return new RegistryUnavailableException(message);
  }

  interface Request {
    Object of(SchemaRegistry registry);
  }

  static Stream<Request> requests() {
    return Stream.of(
        registry -> registry.register("s", SCHEMA),
        registry -> registry.lookup("s", SCHEMA),
        registry -> registry.schemaById(registry.register("s", SCHEMA).id()),
        registry -> registry.versions("s"),
        registry -> registry.version("s", 1),
        registry -> registry.latest("s"),
        registry -> registry.check("s", SCHEMA),
        registry -> registry.compatibility("s"),
        registry -> {
          registry.setCompatibility("s", CompatibilityLevel.FULL);
          return registry.compatibility("s");
        });
  }

  @ParameterizedTest
  @MethodSource("requests")
  void everyRequestIsTriedAgainAfterAnOutage(Request request) {
    Object expected = request.of(new InMemorySchemaRegistry());
    watched.failing(outage("one"), outage("two"));

    assertThat(request.of(registry)).isEqualTo(expected);
    assertThat(waits).hasSize(2);
  }

  @Test
  void waitsDoubleUpToTheLongest() {
    watched.failing(outage("one"), outage("two"), outage("three"));

    registry.versions("s");

    assertThat(waits).containsExactly(100L, 200L, 300L);
  }

  @Test
  void theLastFailureIsThrownWithTheNumberOfAttempts() {
    watched.failing(outage("one"), outage("two"), outage("three"), outage("four"), outage("five"));

    assertThatThrownBy(() -> registry.versions("s"))
        .isInstanceOf(RegistryUnavailableException.class)
        .hasMessage("four (gave up after 4 attempts)");
    assertThat(watched.requests()).hasSize(4);
    assertThat(waits).hasSize(3);
  }

  @Test
  void anAnswerOfNoIsNotAskedTwice() {
    watched.failing(new IncompatibleSchemaException("no"));

    assertThatThrownBy(() -> registry.register("s", SCHEMA)).hasMessage("no");
    assertThat(watched.requests()).hasSize(1);
    assertThat(waits).isEmpty();
  }

  @Test
  void anInterruptedThreadStopsTryingAndStaysInterrupted() {
    watched.failing(outage("one"), outage("two"));
    Sleeper interrupted =
        wait -> {
          throw new InterruptedException();
        };
    var impatient = new RetryingSchemaRegistry(watched, BACKOFF, interrupted, TOP);

    assertThatThrownBy(() -> impatient.versions("s")).hasMessage("one");
    assertThat(Thread.interrupted()).isTrue();
    assertThat(watched.requests()).hasSize(1);
  }

  @Test
  void aThreadInterruptedByTheRequestDoesNotTryAgain() {
    watched.failing(outage("one"));
    watched.beforeAnswer(() -> Thread.currentThread().interrupt());

    assertThatThrownBy(() -> registry.versions("s")).hasMessage("one");
    assertThat(Thread.interrupted()).isTrue();
    assertThat(waits).isEmpty();
  }

  @Property
  void aWaitIsBetweenHalfAndTheWholeOfItsDoubledStep(
      @ForAll @IntRange(min = 1, max = 2000) int attempt,
      @ForAll @DoubleRange(min = 0, max = 1) double random) {
    double whole = Math.min(100 * Math.pow(2, attempt - 1), 300);

    assertThat(BACKOFF.waitAfter(attempt, random).toNanos() / 1e6)
        .isBetween(whole / 2 - 1e-3, whole + 1e-3);
  }

  @Test
  void aBackoffThatMakesNoSenseIsRefused() {
    for (Runnable wrong :
        Arrays.<Runnable>asList(
            () -> new Backoff(0, Duration.ZERO, Duration.ZERO),
            () -> new Backoff(1, Duration.ofMillis(-1), Duration.ZERO),
            () -> new Backoff(1, Duration.ofMillis(2), Duration.ofMillis(1)))) {
      assertThatThrownBy(wrong::run).isInstanceOf(IllegalArgumentException.class);
    }
  }
}
