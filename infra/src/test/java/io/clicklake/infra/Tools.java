package io.clicklake.infra;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Programs that a machine has or has not; what needs one is skipped without it, and says why. */
final class Tools {

  private static final long PATIENCE_MINUTES = 20;

  private Tools() {}

  /** What a program printed, and how it ended. */
  record Outcome(int status, String output) {

    /** The output of a program that succeeded. */
    String succeeded() {
      if (status != 0) {
        throw new IllegalStateException("ended with status " + status + ":\n" + output);
      }
      return output;
    }
  }

  /** Where the PATH has a program. */
  static Optional<Path> onPath(String program) {
    for (String directory : System.getenv("PATH").split(File.pathSeparator, -1)) {
      Path file = Path.of(directory, program);
      if (Files.isExecutable(file)) {
        return Optional.of(file);
      }
    }
    return Optional.empty();
  }

  /** The program, or the test is skipped. */
  static Path assumed(String program) {
    Optional<Path> found = onPath(program);
    assumeTrue(found.isPresent(), "no " + program + " on the PATH");
    return found.orElseThrow();
  }

  /** Runs a program to its end, its output and errors together. */
  static Outcome run(Path directory, Map<String, String> environment, List<String> command)
      throws IOException, InterruptedException {
    Path log = Files.createTempFile("clicklake-infra", ".log");
    try {
      ProcessBuilder builder =
          new ProcessBuilder(new ArrayList<>(command))
              .directory(directory.toFile())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile());
      builder.environment().putAll(environment);
      Process process = builder.start();
      try {
        if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
          throw new IllegalStateException(
              command + " did not end within " + PATIENCE_MINUTES + " minutes");
        }
      } finally {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
      }
      return new Outcome(
          process.exitValue(), new String(Files.readAllBytes(log), StandardCharsets.UTF_8));
    } finally {
      Files.delete(log);
    }
  }
}
