package io.clicklake.components;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/**
 * Notes a process so that a later launcher finds it: line 1 the process id, line 2 the instant it
 * started, in ISO-8601.
 *
 * <p>The instant guards against an id that the operating system gave to another process since.
 */
public record PidFile(Path path) {

  /** Start instants of one process may be read a little apart after the clock was adjusted. */
  private static final Duration TOLERANCE = Duration.ofSeconds(2);

  /** Notes this process, in place of any noted before. */
  public void write(ProcessHandle process) throws IOException {
    Files.createDirectories(path.toAbsolutePath().getParent());
    Files.write(path, List.of(Long.toString(process.pid()), started(process).toString()));
  }

  /** The process noted here, if it still runs. */
  public Optional<ProcessHandle> process() {
    try {
      List<String> lines = Files.readAllLines(path);
      if (lines.size() < 2) {
        return Optional.empty();
      }
      Instant noted = Instant.parse(lines.get(1));
      return ProcessHandle.of(Long.parseLong(lines.get(0)))
          .filter(ProcessHandle::isAlive)
          .filter(
              process -> Duration.between(noted, started(process)).abs().compareTo(TOLERANCE) <= 0);
    } catch (IOException | NumberFormatException | DateTimeParseException unreadable) {
      return Optional.empty();
    }
  }

  /** Forgets the process. */
  public void delete() {
    try {
      Files.deleteIfExists(path);
    } catch (IOException staysAndIsHarmless) {
      // The instant inside keeps a stale file from naming anyone.
    }
  }

  private static Instant started(ProcessHandle process) {
    return process.info().startInstant().orElse(Instant.EPOCH);
  }
}
