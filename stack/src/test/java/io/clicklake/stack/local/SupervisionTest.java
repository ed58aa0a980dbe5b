package io.clicklake.stack.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.clicklake.components.ComponentException;
import io.clicklake.components.RunningComponent;
import io.clicklake.components.StateDirectory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SupervisionTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final RestartPolicy HASTY =
      new RestartPolicy(Duration.ofMinutes(1), Duration.ofMillis(1), 3);

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  @Test
  void aComponentThatWasKilledRunsAgainAndALineSaysSo(@TempDir Path home) {
    try (RunningComponent running = RunningComponent.start(SleepingComponent.in(home), PATIENCE)) {
      long first = running.pid();
      try (Supervision supervision = supervise(running, home)) {
        running.kill();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(printed()).contains("ready in"));
        assertThat(running.alive()).isTrue();
        assertThat(running.pid()).isNotEqualTo(first);
        assertThat(printed()).contains("sleeper", "exit code 137", "starting it again");
      }
    }
  }

  @Test
  void aComponentThatDiesAgainAndAgainIsGivenUpWithItsLastLines(@TempDir Path home) {
    SleepingComponent dying =
        new SleepingComponent(new StateDirectory(home), "echo disk full; exit 4");
    try (RunningComponent running = RunningComponent.launch(dying);
        Supervision supervision = supervise(running, home)) {
      assertThatThrownBy(supervision::await)
          .isInstanceOf(ComponentException.class)
          .hasMessageContainingAll(
              "gave up after 3 quick deaths", "sleeper", "exit code 4", "disk full");
    }
  }

  @Test
  void aComponentThatCannotBeStartedAgainIsGivenUpWithTheReason(@TempDir Path home) {
    AtomicInteger starts = new AtomicInteger();
    SleepingComponent once =
        SleepingComponent.in(home)
            .preparedBy(
                () -> {
                  if (starts.getAndIncrement() > 0) {
                    throw new IOException("disk full");
                  }
                });
    try (RunningComponent running = RunningComponent.start(once, PATIENCE);
        Supervision supervision = supervise(running, home)) {
      running.kill();
      assertThatThrownBy(supervision::await)
          .isInstanceOf(ComponentException.class)
          .hasMessageContainingAll(
              "gave up after 3 quick deaths", "cannot start sleeper", "disk full");
    }
  }

  @Test
  void workIsInterruptedWhenAComponentIsGivenUpAndEndsWithThat(@TempDir Path home) {
    SleepingComponent dying = new SleepingComponent(new StateDirectory(home), "exit 4");
    CountDownLatch never = new CountDownLatch(1);
    try (RunningComponent running = RunningComponent.launch(dying);
        Supervision supervision = supervise(running, home)) {
      assertThatThrownBy(
              () ->
                  supervision.during(
                      () -> {
                        never.await();
                        return "done";
                      }))
          .isInstanceOf(ComponentException.class)
          .hasMessageContaining("gave up after 3 quick deaths");
      assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }
  }

  @Test
  void workThatEndsFirstBringsItsResult(@TempDir Path home) throws Exception {
    try (RunningComponent running = RunningComponent.start(SleepingComponent.in(home), PATIENCE);
        Supervision supervision = supervise(running, home)) {
      assertThat(supervision.during(() -> "done")).isEqualTo("done");
    }
  }

  @Test
  void nothingIsStartedAgainOnceItIsClosed(@TempDir Path home) {
    RunningComponent running = RunningComponent.start(SleepingComponent.in(home), PATIENCE);
    try (running) {
      Supervision supervision = supervise(running, home);
      supervision.close();
      running.kill();
      supervision.await();
      assertThat(running.alive()).isFalse();
      assertThat(printed()).isEmpty();
    }
  }

  private Supervision supervise(RunningComponent running, Path home) {
    PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
    return new Supervision(List.of(running), new Progress(out, home), HASTY, PATIENCE);
  }

  private String printed() {
    return printed.toString(StandardCharsets.UTF_8);
  }
}
