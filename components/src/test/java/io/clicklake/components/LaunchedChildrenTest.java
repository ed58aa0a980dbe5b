package io.clicklake.components;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class LaunchedChildrenTest {

  private final Path state;

  LaunchedChildrenTest(@TempDir Path state) {
    this.state = state;
  }

  @Test
  void aChildEndsWithTheProcessThatStartedIt() throws Exception {
    ProcessHandle child = childOfAnInterruptedProcess("end");
    await().atMost(Duration.ofSeconds(10)).until(() -> !child.isAlive());
  }

  @Test
  void aChildThatWasLetGoOutlivesIt() throws Exception {
    ProcessHandle child = childOfAnInterruptedProcess("keep");
    try {
      assertThat(child.isAlive()).isTrue();
      assertThat(RunningComponent.find(ScriptComponent.of(state, ""))).isPresent();
    } finally {
      child.destroyForcibly();
    }
  }

  @Test
  void nothingIsTakenOnceTheEndHasBegun() throws Exception {
    Process child = new ProcessBuilder("sleep", "300").start();
    try {
      LaunchedChildren children = new LaunchedChildren();
      children.end();
      assertThat(children.add(child.toHandle())).isFalse();
      assertThat(child.isAlive()).isTrue();
    } finally {
      child.destroyForcibly();
    }
  }

  private ProcessHandle childOfAnInterruptedProcess(String whatBecomesOfIt) throws Exception {
    File output = state.resolve("output.txt").toFile();
    Process launcher =
        new ProcessBuilder(
                JavaRuntime.current()
                    .command(
                        List.of("-cp", System.getProperty("java.class.path")),
                        List.of(
                            LaunchingProcess.class.getName(), state.toString(), whatBecomesOfIt)))
            .redirectErrorStream(true)
            .redirectOutput(output)
            .start();
    try {
      await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(() -> assertThat(output).content().contains("started"));
      ProcessHandle child =
          new PidFile(ScriptComponent.of(state, "").pidFile()).process().orElseThrow();
      launcher.destroy();
      assertThat(launcher.waitFor()).isEqualTo(128 + 15);
      return child;
    } finally {
      launcher.destroyForcibly();
    }
  }
}
