package io.clicklake.benchmarks.measure;

import io.clicklake.components.Checkout;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the figures were measured on and with.
 *
 * @param loadAverage of the minute before, of everything that ran
 * @param commit of the checkout, with {@code +} behind it where files differ from it
 */
public record Machine(
    int cores,
    long memoryBytes,
    String jdk,
    String operatingSystem,
    double loadAverage,
    String commit) {

  /** This machine, now. */
  public static Machine thisOne() {
    return new Machine(
        Runtime.getRuntime().availableProcessors(),
        totalMemory(),
        System.getProperty("java.vendor") + " " + Runtime.version(),
        System.getProperty("os.name") + " " + System.getProperty("os.version"),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
        checkedOut());
  }

  private static long totalMemory() {
    try {
      return Files.readAllLines(Path.of("/proc/meminfo")).stream()
          .filter(line -> line.startsWith("MemTotal:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
          .findFirst()
          .orElse(0);
    } catch (IOException notLinux) {
      return 0;
    }
  }

  private static String checkedOut() {
    String commit = git("rev-parse", "--short=12", "HEAD");
    return commit.isEmpty()
        ? "unknown"
        : commit + (git("status", "--porcelain").isEmpty() ? "" : "+");
  }

  private static String git(String... arguments) {
    try {
      String[] command = new String[arguments.length + 1];
      command[0] = "git";
      System.arraycopy(arguments, 0, command, 1, arguments.length);
      Process git =
          new ProcessBuilder(command)
              .directory(Checkout.home().toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      git.getOutputStream().close();
      String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return git.waitFor() == 0 ? said.strip() : "";
    } catch (IOException noGit) {
      return "";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }
}
