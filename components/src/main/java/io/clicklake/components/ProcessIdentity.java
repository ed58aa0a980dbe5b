package io.clicklake.components;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/**
 * What tells a process from a later one with the same id, as text:
 *
 * <pre>
 * identity = "boot " boot-id " ticks " start-ticks    where /proc is; stays when the clock is set
 *          | instant                                  elsewhere; when it started, in ISO-8601
 * </pre>
 *
 * <p>The start ticks are field 22 of {@code /proc/<pid>/stat}, see proc_pid_stat(5).
 */
record ProcessIdentity(String text) {

  private static final Path PROC = Path.of("/proc");
  private static final Path BOOT_ID = PROC.resolve("sys/kernel/random/boot_id");
  private static final int TICKS_BEHIND_NAME = 22 - 3;

  /** Instants of one process may be read a little apart after the clock was adjusted. */
  private static final Duration TOLERANCE = Duration.ofSeconds(2);

  static ProcessIdentity of(ProcessHandle process) {
    try {
      String stat = Files.readString(PROC.resolve(process.pid() + "/stat"));
      // The second field is the program's name in brackets, which may hold blanks and brackets.
      String[] behindName = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ", -1);
      return new ProcessIdentity(
          "boot "
              + Files.readString(BOOT_ID).strip()
              + " ticks "
              + Long.parseLong(behindName[TICKS_BEHIND_NAME]));
    } catch (IOException | NumberFormatException | IndexOutOfBoundsException noProc) {
      return new ProcessIdentity(process.info().startInstant().orElse(Instant.EPOCH).toString());
    }
  }

  /** Whether both are of one process, given that they have the same id. */
  boolean matches(ProcessIdentity other) {
    if (text.equals(other.text)) {
      return true;
    }
    try {
      return Duration.between(Instant.parse(text), Instant.parse(other.text))
              .abs()
              .compareTo(TOLERANCE)
          <= 0;
    } catch (DateTimeParseException notBothInstants) {
      return false;
    }
  }
}
