package io.clicklake.benchmarks.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What a process has used so far, by Linux's {@code /proc}: processor time of all its threads,
 * ended ones included (fields {@code utime} and {@code stime} of {@code stat}), and the most memory
 * it had resident ({@code VmHWM} of {@code status}); see proc_pid_stat(5), proc_pid_status(5).
 */
public final class ProcessMeter {

  /** The kernel tells times to programs in hundredths of a second, whatever it counts in. */
  private static final long MILLIS_PER_TICK = 10;

  private static final int UTIME_BEHIND_NAME = 14 - 3;
  private static final int STIME_BEHIND_NAME = 15 - 3;

  private final Path process;

  /** A meter of the running process with this id. */
  public ProcessMeter(long pid) {
    this(Path.of("/proc"), pid);
  }

  ProcessMeter(Path proc, long pid) {
    this.process = proc.resolve(Long.toString(pid));
  }

  /**
   * User and system time, in steps of 10 ms.
   *
   * @throws IllegalStateException when the process is gone
   */
  public Duration cpu() {
    String stat = read("stat");
    // The second field is the program's name in brackets, which may hold blanks and brackets.
    String[] behindName = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ", -1);
    long ticks =
        Long.parseLong(behindName[UTIME_BEHIND_NAME])
            + Long.parseLong(behindName[STIME_BEHIND_NAME]);
    return Duration.ofMillis(ticks * MILLIS_PER_TICK);
  }

  /**
   * The largest resident set so far.
   *
   * @throws IllegalStateException when the process is gone
   */
  public long peakResidentBytes() {
    return read("status")
        .lines()
        .filter(line -> line.startsWith("VmHWM:"))
        .map(line -> line.replaceAll("\\D", ""))
        .mapToLong(kibibytes -> Long.parseLong(kibibytes) * 1024)
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException(process + "/status has no VmHWM: is it Linux's?"));
  }

  private String read(String file) {
    try {
      return Files.readString(process.resolve(file));
    } catch (IOException e) {
      throw new IllegalStateException(
          "cannot read " + process.resolve(file) + ": the process ended, or this is no Linux", e);
    }
  }
}
