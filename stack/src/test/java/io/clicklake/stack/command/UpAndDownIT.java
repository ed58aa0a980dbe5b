package io.clicklake.stack.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.clicklake.components.ListeningSockets;
import io.clicklake.components.PidFile;
import io.clicklake.stack.command.Launcher.Run;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The real stack under the real command: up, down, status, Ctrl-C, a killed component. */
@Timeout(240)
class UpAndDownIT {

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final List<String> COMPONENTS =
      List.of("s3", "registry", "kafka", "gateway", "connect", "lambda");

  private final Launcher launcher;

  UpAndDownIT(@TempDir Path outputs) {
    this.launcher = new Launcher(outputs);
  }

  @AfterEach
  void endEverything() throws IOException {
    launcher.run("down", "--wipe");
  }

  @Test
  void upServesOnLoopbackRestartsWhatDiesAndEndsOnCtrlC() throws Exception {
    Run up = launcher.begin("up");
    awaitLine(up, "running until Ctrl-C");
    for (String component : COMPONENTS) {
      assertThat(up.output()).containsPattern("(?m)^" + component + " +ready in +[0-9.]+ s ");
    }
    assertThat(post().statusCode()).isEqualTo(202);
    if (ListeningSockets.known()) {
      for (long pid : launcher.left()) {
        assertThat(ListeningSockets.beyondLoopback(pid)).isEmpty();
      }
    }
    Run status = launcher.run("status");
    assertThat(status.exitCode()).as(status.output()).isZero();

    process("lambda").destroyForcibly();
    awaitLine(up, "starting it again");
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(up.output()).containsPattern("(?s)starting it again.*lambda +ready"));
    assertThat(post().statusCode()).isEqualTo(202);

    List<Long> pids = launcher.left();
    up.interrupt();
    assertThat(up.exitCode()).as(up.output()).isEqualTo(130);
    assertThat(up.output()).endsWith("stack    ending\nstack    ended\n");
    assertThat(pids).noneMatch(UpAndDownIT::alive);
    Run after = launcher.run("status");
    assertThat(after.exitCode()).isEqualTo(1);
  }

  @Test
  void aDetachedStackIsFoundRefusedTwiceAndWiped() throws Exception {
    Run up = launcher.run("up", "--detach");
    assertThat(up.exitCode()).as(up.output()).isZero();
    assertThat(post().statusCode()).isEqualTo(202);
    List<Long> pids = launcher.left();
    assertThat(pids).hasSize(COMPONENTS.size());

    Run again = launcher.run("up");
    assertThat(again.exitCode()).isEqualTo(1);
    assertThat(again.output()).contains("the stack already runs", "./clicklake down");
    assertThat(pids).allMatch(UpAndDownIT::alive);

    Run down = launcher.run("down", "--wipe");
    assertThat(down.exitCode()).as(down.output()).isZero();
    assertThat(pids).noneMatch(UpAndDownIT::alive);
    assertThat(launcher.state()).doesNotExist();
  }

  @Test
  void aTakenPortFailsTheStartByNameAndLeavesNothingRunning() throws Exception {
    try (ServerSocket taken =
        new ServerSocket(launcher.port(9092), 1, InetAddress.getByName("127.0.0.1"))) {
      Run up = launcher.run("up");
      assertThat(up.exitCode()).isEqualTo(1);
      assertThat(up.output())
          .contains("port " + taken.getLocalPort(), "kafka", "taken", "--port-offset");
      assertThat(launcher.left()).isEmpty();
    }
  }

  @Test
  void ctrlCInTheMiddleOfTheStartLeavesNothingRunning() throws Exception {
    Run up = launcher.begin("up");
    await().atMost(PATIENCE).until(() -> Files.exists(pidFile("registry")));
    up.interrupt();
    assertThat(up.exitCode()).as(up.output()).isEqualTo(130);
    assertThat(up.output()).doesNotContain("Exception");
    assertThat(launcher.left()).isEmpty();
  }

  private HttpResponse<String> post() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + launcher.port(8080) + "/ingest"))
            .header("Content-Type", "application/json")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "{\"event_type\":\"page_view\",\"session_id\":\"s-1\","
                        + "\"page_url\":\"https://blog.example/a\"}"))
            .build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
  }

  private ProcessHandle process(String component) {
    return new PidFile(pidFile(component)).process().orElseThrow();
  }

  private Path pidFile(String component) {
    return launcher.state().resolve("run/" + component + ".pid");
  }

  private static void awaitLine(Run run, String text) {
    await().atMost(PATIENCE).until(() -> run.output().contains(text) || !run.process().isAlive());
    assertThat(run.output()).contains(text);
  }

  private static boolean alive(long pid) {
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
  }
}
