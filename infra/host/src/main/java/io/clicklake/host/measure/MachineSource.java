package io.clicklake.host.measure;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Disk and memory.
 *
 * @param state a directory of the file system that is looked at
 * @param memory Linux's {@code /proc/meminfo}
 */
record MachineSource(Path state, Path memory) implements Source {

  private static final int PERCENT = 100;

  @Override
  public Map<Metric, Double> read() throws IOException {
    return Map.of(Metric.DISK_USED_PERCENT, disk(), Metric.MEMORY_USED_PERCENT, memoryUsed());
  }

  /** As {@code df} counts: what only root may fill is neither used nor free. */
  private double disk() throws IOException {
    FileStore store = Files.getFileStore(state);
    double used = store.getTotalSpace() - store.getUnallocatedSpace();
    return PERCENT * used / Math.max(1, used + store.getUsableSpace());
  }

  private double memoryUsed() throws IOException {
    String text = Files.readString(memory);
    double total = kibibytes("MemTotal", text);
    return PERCENT * (total - kibibytes("MemAvailable", text)) / total;
  }

  private double kibibytes(String name, String text) throws IOException {
    Matcher line = Pattern.compile("(?m)^" + name + ": +(\\d+) kB$").matcher(text);
    if (!line.find()) {
      throw new IOException(memory + " has no line " + name + ", expected one in kB");
    }
    return Double.parseDouble(line.group(1));
  }
}
