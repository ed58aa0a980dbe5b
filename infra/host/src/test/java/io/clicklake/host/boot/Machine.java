package io.clicklake.host.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A machine under systemd in a container: it boots from a directory and shares this machine's
 * network. It powers off when the thread that booted it ends, should nobody end it before.
 */
final class Machine implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final MachineFiles files;
  private final Path console;
  private Optional<Process> running = Optional.empty();

  /**
   * A machine that is off.
   *
   * @param console where what it prints is kept
   */
  Machine(MachineFiles files, Path console) {
    this.files = files;
    this.console = console;
  }

  /** Boots it, and returns when every unit that belongs to a boot has started or failed. */
  void boot() throws IOException {
    assertThat(running).as("machine that is on").isEmpty();
    Process nspawn =
        new ProcessBuilder(
                "setpriv",
                "--pdeathsig=TERM",
                "systemd-nspawn",
                "--quiet",
                "--register=no",
                "--keep-unit",
                "--console=pipe",
                "--machine=clicklake-boot-" + ProcessHandle.current().pid(),
                "--directory=" + files.root(),
                "--boot")
            .redirectInput(Redirect.from(new File("/dev/null")))
            .redirectErrorStream(true)
            .redirectOutput(Redirect.appendTo(console.toFile()))
            .start();
    running = Optional.of(nspawn);
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              assertThat(nspawn.isAlive()).as(Files.readString(console)).isTrue();
              String state = said("systemctl", "is-system-running");
              return state.startsWith("running") || state.startsWith("degraded");
            });
  }

  /** Ends it as its power button does. */
  void powerOff() throws Exception {
    said("systemctl", "poweroff", "--no-block");
    Process nspawn = running.orElseThrow();
    assertThat(nspawn.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    running = Optional.empty();
  }

  /** Ends it as a cut of its power does: every process at once, at any point. */
  void cutPower() throws Exception {
    Process nspawn = running.orElseThrow();
    init(nspawn).ifPresent(ProcessHandle::destroyForcibly);
    nspawn.destroyForcibly();
    assertThat(nspawn.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    running = Optional.empty();
  }

  /** Runs a command in it as root, and says what it printed; its exit status must be 0. */
  String run(String... command) throws Exception {
    Process process = enter(command);
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    assertThat(process.exitValue()).as("%s: %s", String.join(" ", command), said).isZero();
    return said.strip();
  }

  /** The same whatever the exit status is; empty when the machine is off, or has no init yet. */
  String said(String... command) {
    try {
      Process process = enter(command);
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      process.waitFor();
      return said.strip();
    } catch (IOException e) {
      return "";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }

  @Override
  public void close() {
    running.ifPresent(
        nspawn -> {
          init(nspawn).ifPresent(ProcessHandle::destroyForcibly);
          nspawn.destroyForcibly();
        });
  }

  private Process enter(String... command) throws IOException {
    long init =
        running
            .flatMap(Machine::init)
            .orElseThrow(() -> new IOException("the machine is off, or has no init yet"))
            .pid();
    List<String> line =
        new ArrayList<>(
            List.of(
                "nsenter",
                "--target",
                Long.toString(init),
                "--mount",
                "--uts",
                "--ipc",
                "--pid",
                "env",
                "-i",
                "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin",
                "LC_ALL=C.UTF-8"));
    line.addAll(List.of(command));
    Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
    process.getOutputStream().close();
    return process;
  }

  /** Its first process, as this machine numbers it. */
  private static Optional<ProcessHandle> init(Process nspawn) {
    return nspawn.toHandle().children().findFirst();
  }
}
