package io.clicklake.stack.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.clicklake.components.RunningComponent;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class StackProcessesTest {

  private final Path home;
  private final Progress progress;

  StackProcessesTest(@TempDir Path home) {
    this.home = home;
    this.progress =
        new Progress(
            new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8), home);
  }

  @Test
  void whatWasStartedEndsAndNothingElseIsDoneTwice() {
    SleepingComponent sleeper = SleepingComponent.in(home);
    AtomicReference<Integer> ended = new AtomicReference<>(0);
    StackProcesses processes =
        new StackProcesses(List.of(sleeper), () -> ended.updateAndGet(count -> count + 1));
    processes.start(new Steps(List.of(step(processes, sleeper))), progress);
    assertThat(RunningComponent.find(sleeper)).isPresent();
    processes.end();
    processes.end();
    assertThat(RunningComponent.find(sleeper)).isEmpty();
    assertThat(ended).hasValue(1);
  }

  @Test
  void aStepThatOutlivesTheEndEndsWhatItStarted() {
    CountDownLatch preparing = new CountDownLatch(1);
    CountDownLatch stackHasEnded = new CountDownLatch(1);
    SleepingComponent late =
        SleepingComponent.in(home)
            .preparedBy(
                () -> {
                  preparing.countDown();
                  awaitDeaf(stackHasEnded);
                });
    StackProcesses processes = new StackProcesses(List.of(late), () -> {});
    CompletableFuture<Throwable> failure = new CompletableFuture<>();
    Step step =
        new Step(
            "late",
            Set.of(),
            () -> {
              try {
                processes.bringUp(late, progress);
                failure.completeExceptionally(new AssertionError("was taken"));
              } catch (RuntimeException e) {
                failure.complete(e);
                throw e;
              }
            });
    Steps steps = new Steps(List.of(step), Duration.ZERO);
    Thread start =
        new Thread(
            () -> {
              try {
                processes.start(steps, progress);
              } catch (RuntimeException cancelled) {
                // Told to the step's future.
              }
            });
    start.start();
    awaitDeaf(preparing);
    processes.end();
    stackHasEnded.countDown();
    assertThat(failure.join()).hasMessageContaining("while the stack ends");
    await().until(() -> !start.isAlive());
    assertThat(RunningComponent.find(late)).isEmpty();
    assertThat(ProcessHandle.current().children().filter(ProcessHandle::isAlive)).isEmpty();
  }

  private Step step(StackProcesses processes, SleepingComponent component) {
    return new Step(component.name(), Set.of(), () -> processes.bringUp(component, progress));
  }

  /** Waits through interrupts, as a start in the midst of a system call does. */
  private static void awaitDeaf(CountDownLatch latch) {
    boolean interrupted = false;
    while (true) {
      try {
        latch.await();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
