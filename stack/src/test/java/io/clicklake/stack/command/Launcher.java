package io.clicklake.stack.command;

import static org.assertj.core.api.Assumptions.assumeThat;

import io.clicklake.components.JavaRuntime;
import io.clicklake.stack.local.FreeOffset;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The clicklake command as processes, on a port offset of its own. */
final class Launcher {

  /** What Linux calls the signals that a process ignores. */
  private static final String IGNORED = "SigIgn:";

  private static final int SIGINT = 2;

  static final Path HOME = Path.of(System.getProperty("clicklake.home"));

  private final int offset = FreeOffset.next();
  private final Path outputs;
  private int runs;

  Launcher(Path outputs) {
    this.outputs = outputs;
  }

  int port(int atOffsetZero) {
    return atOffsetZero + offset;
  }

  Path state() {
    return HOME.resolve(".clicklake/offset-" + offset);
  }

  /** Starts a subcommand. */
  Run begin(String... arguments) throws IOException {
    List<String> program = new ArrayList<>();
    program.add("io.clicklake.stack.Clicklake");
    program.addAll(List.of(arguments));
    program.add("--port-offset=" + offset);
    List<String> command =
        JavaRuntime.current()
            .command(
                List.of(
                    "-Xmx256m",
                    "-XX:TieredStopAtLevel=1",
                    "-Dclicklake.home=" + HOME,
                    "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                    "-cp",
                    HOME.resolve("stack/target/lib") + "/*"),
                program);
    runs++;
    Path output = outputs.resolve("run-" + runs + ".txt");
    return new Run(
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start(),
        output);
  }

  /** Runs a subcommand to its end. */
  Run run(String... arguments) throws IOException {
    Run run = begin(arguments);
    run.exitCode();
    return run;
  }

  /** Whatever of the stack still runs, by its process files. */
  List<Long> left() throws IOException {
    List<Long> left = new ArrayList<>();
    Path directory = state().resolve("run");
    if (Files.isDirectory(directory)) {
      try (var files = Files.list(directory)) {
        for (Path file : files.toList()) {
          new io.clicklake.components.PidFile(file)
              .process()
              .ifPresent(process -> left.add(process.pid()));
        }
      }
    }
    return left;
  }

  /** One process of the command. */
  record Run(Process process, Path file) {

    private static final long MINUTES = 2;

    String output() {
      try {
        return Files.readString(file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** Waits for the end. */
    int exitCode() {
      try {
        if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
          process.destroyForcibly();
          throw new AssertionError("still running after " + MINUTES + " min:\n" + output());
        }
        return process.exitValue();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError(e);
      }
    }

    /** Sends SIGINT, as Ctrl-C does; ends the test as skipped where nobody hears that. */
    void interrupt() throws IOException {
      assumeThat(ignoresInterrupts())
          .as("SIGINT is ignored, as by what a script starts in the background")
          .isFalse();
      new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).inheritIO().start();
    }

    private boolean ignoresInterrupts() throws IOException {
      Path status = Path.of("/proc", Long.toString(process.pid()), "status");
      return Files.isReadable(status)
          && Files.readAllLines(status).stream()
              .filter(line -> line.startsWith(IGNORED))
              .map(line -> new BigInteger(line.substring(IGNORED.length()).strip(), 16))
              .anyMatch(signals -> signals.testBit(SIGINT - 1));
    }
  }
}
