package io.clicklake.components;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/**
 * Notes a process so that a later launcher finds it: line 1 the process id, line 2 what tells it
 * from a later process with the same id (its boot and start ticks, or its start instant).
 */
public record PidFile(Path path) {

  /** Notes this process, in place of any noted before; readers see the one or the other whole. */
  public void write(ProcessHandle process) throws IOException {
    Path directory = path.toAbsolutePath().getParent();
    Files.createDirectories(directory);
    Path whole = Files.createTempFile(directory, path.getFileName().toString(), ".tmp");
    try {
      Files.write(whole, List.of(Long.toString(process.pid()), ProcessIdentity.of(process).text()));
      Files.move(whole, path, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(whole);
    }
  }

  /** The process noted here, if it still runs. */
  public Optional<ProcessHandle> process() {
    try {
      List<String> lines = Files.readAllLines(path);
      if (lines.size() < 2) {
        return Optional.empty();
      }
      ProcessIdentity noted = new ProcessIdentity(lines.get(1));
      return ProcessHandle.of(Long.parseLong(lines.get(0)))
          .filter(ProcessHandle::isAlive)
          .filter(process -> noted.matches(ProcessIdentity.of(process)));
    } catch (IOException | NumberFormatException unreadable) {
      return Optional.empty();
    }
  }

  /** Forgets this process, which may have ended; a file that names another stays. */
  public void delete(ProcessHandle process) {
    try {
      List<String> lines = Files.readAllLines(path);
      if (!lines.isEmpty() && lines.get(0).equals(Long.toString(process.pid()))) {
        Files.deleteIfExists(path);
      }
    } catch (IOException staysAndIsHarmless) {
      // The identity inside keeps a stale file from naming anyone.
    }
  }
}
