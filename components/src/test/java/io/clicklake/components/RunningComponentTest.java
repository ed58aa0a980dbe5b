package io.clicklake.components;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunningComponentTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String SERVE = "echo started; touch \"$READY\"; exec sleep 300";

  private final Path state;

  RunningComponentTest(@TempDir Path state) {
    this.state = state;
  }

  @Test
  void aHealthyComponentRunsUntilItIsClosed() {
    ScriptComponent script = ScriptComponent.of(state, SERVE);
    RunningComponent running = RunningComponent.start(script, PATIENCE);
    try (running) {
      assertThat(running.alive()).isTrue();
      assertThat(script.logFile()).hasContent("started");
    }
    assertThat(running.alive()).isFalse();
    assertThat(ProcessHandle.of(running.pid()).filter(ProcessHandle::isAlive)).isEmpty();
    assertThat(script.pidFile()).doesNotExist();
  }

  @Test
  void aProcessThatEndsWhileStartingIsReportedWithExitCodeLogFileAndLastLines() {
    ScriptComponent script = ScriptComponent.of(state, "echo first; echo no disk >&2; exit 7");
    assertThatThrownBy(() -> RunningComponent.start(script, PATIENCE))
        .isInstanceOf(ComponentException.class)
        .hasMessageContainingAll(
            "script ended while starting", "exit code 7", script.logFile().toString(), "no disk");
  }

  @Test
  void theLastLinesAreThoseOfThisStart() {
    assertThatThrownBy(
        () -> RunningComponent.start(ScriptComponent.of(state, "echo old; exit 1"), PATIENCE));
    assertThatThrownBy(
            () -> RunningComponent.start(ScriptComponent.of(state, "echo new; exit 1"), PATIENCE))
        .hasMessageContaining("new")
        .hasMessageNotContaining("old");
  }

  @Test
  void aComponentThatDoesNotBecomeHealthyIsEnded() {
    List<ProcessHandle> before = ProcessHandle.current().children().toList();
    ScriptComponent script = ScriptComponent.of(state, "exec sleep 300");
    assertThatThrownBy(() -> RunningComponent.start(script, Duration.ofMillis(500)))
        .isInstanceOf(ComponentException.class)
        .hasMessageContaining("script is not healthy after 0.5 s");
    assertThat(RunningComponent.find(script)).isEmpty();
    assertThat(ProcessHandle.current().children().filter(ProcessHandle::isAlive))
        .isSubsetOf(before);
  }

  @Test
  void theProcessRunsInItsDirectoryWithItsOwnVariablesAndTheFewThatAllInherit() {
    ScriptComponent script = ScriptComponent.of(state, "pwd; env | cut -d= -f1; " + SERVE);
    try (RunningComponent running = RunningComponent.start(script, PATIENCE)) {
      assertThat(running.alive()).isTrue();
      assertThat(script.logFile())
          .content()
          .startsWith(script.directory() + "\n")
          .contains("\nPATH\n", "\nREADY\n");
      assertThat(script.logFile())
          .content()
          .doesNotContainPattern(
              "(?m)^(?!/|started$)(?!(PATH|HOME|LANG|LC_ALL|TMPDIR|TZ|USER)$)"
                  + "(?!(READY|PWD|OLDPWD|SHLVL|_)$).");
    }
  }

  @Test
  void aTakenPortIsNamedBeforeAnythingStarts() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      ScriptComponent script =
          new ScriptComponent(new StateDirectory(state), List.of(taken.getLocalPort()), SERVE);
      assertThatThrownBy(() -> RunningComponent.start(script, PATIENCE))
          .isInstanceOf(ComponentException.class)
          .hasMessageContainingAll(
              "port " + taken.getLocalPort(), "script", "taken", "--port-offset");
      assertThat(script.logFile()).doesNotExist();
    }
  }

  @Test
  void ctrlCAndAClosedTerminalDoNotReachTheProcess() throws Exception {
    try (RunningComponent running =
        RunningComponent.start(ScriptComponent.of(state, SERVE), PATIENCE)) {
      signal("INT", running.pid());
      signal("HUP", running.pid());
      assertThat(running.awaitEnd(Duration.ofMillis(300))).isFalse();
    }
  }

  @Test
  void aProcessThatIgnoresTheRequestToEndIsKilled() {
    ScriptComponent deaf =
        ScriptComponent.of(state, "trap '' TERM; touch \"$READY\"; while :; do sleep 1; done");
    RunningComponent running = RunningComponent.start(deaf, PATIENCE);
    running.end(Duration.ofMillis(300));
    assertThat(running.alive()).isFalse();
  }

  @Test
  void aKilledComponentStartsAgain() {
    ScriptComponent script = ScriptComponent.of(state, SERVE);
    try (RunningComponent running = RunningComponent.start(script, PATIENCE)) {
      long first = running.pid();
      running.kill();
      assertThat(running.alive()).isFalse();
      assertThat(running.obituary()).contains("script ended, exit code 137");
      running.restart(PATIENCE);
      assertThat(running.alive()).isTrue();
      assertThat(running.pid()).isNotEqualTo(first);
    }
  }

  @Test
  void aPausedComponentLivesAndDoesNothingUntilItIsResumed() throws Exception {
    ScriptComponent script =
        ScriptComponent.of(
            state, "trap 'echo heard; exit 0' TERM; touch \"$READY\"; while :; do sleep 0.1; done");
    try (RunningComponent running = RunningComponent.start(script, PATIENCE)) {
      running.pause();
      signal("TERM", running.pid());
      assertThat(running.awaitEnd(Duration.ofMillis(500))).isFalse();
      assertThat(script.logFile()).content().doesNotContain("heard");
      running.resume();
      assertThat(running.awaitEnd(PATIENCE)).isTrue();
      assertThat(script.logFile()).content().contains("heard");
      assertThatThrownBy(running::pause)
          .isInstanceOf(ComponentException.class)
          .hasMessageContainingAll("SIGSTOP", "script");
    }
  }

  @Test
  void aPausedComponentIsKilled() {
    RunningComponent running = RunningComponent.start(ScriptComponent.of(state, SERVE), PATIENCE);
    running.pause();
    running.kill();
    assertThat(running.alive()).isFalse();
  }

  @Test
  void aLaterLauncherFindsAndEndsWhatAnEarlierOneLeft() {
    ScriptComponent script = ScriptComponent.of(state, SERVE);
    try (RunningComponent earlier = RunningComponent.start(script, PATIENCE)) {
      RunningComponent found = RunningComponent.find(script).orElseThrow();
      assertThat(found.pid()).isEqualTo(earlier.pid());
      assertThatThrownBy(() -> RunningComponent.launch(script))
          .hasMessageContaining("script already runs as process " + earlier.pid());
      found.close();
      assertThat(earlier.alive()).isFalse();
    }
  }

  @Test
  void aRecycledProcessIdIsNotTheComponent() throws IOException {
    ScriptComponent script = ScriptComponent.of(state, SERVE);
    Files.createDirectories(script.pidFile().getParent());
    Files.write(
        script.pidFile(),
        List.of(Long.toString(ProcessHandle.current().pid()), "2001-01-01T00:00:00Z"));
    assertThat(RunningComponent.find(script)).isEmpty();
  }

  private static void signal(String name, long pid) throws Exception {
    assertThat(
            new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                .inheritIO()
                .start()
                .waitFor())
        .isZero();
  }
}
