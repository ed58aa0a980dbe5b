package io.clicklake.host.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineSourceTest {

  private static final double OTHERS_WRITE_TOO_PERCENT = 1.0;

  private final Path directory;
  private final Path memory;

  MachineSourceTest(@TempDir Path directory) {
    this.directory = directory;
    this.memory = directory.resolve("meminfo");
  }

  @Test
  void theDiskIsAsFullAsDfSays() throws Exception {
    Files.writeString(memory, "MemTotal: 100 kB\nMemAvailable: 100 kB\n");
    Process df =
        new ProcessBuilder("df", "--output=used,avail", "--block-size=1", directory.toString())
            .start();
    String[] words =
        new String(df.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
            .strip()
            .split("\\s+", -1);
    double used = Double.parseDouble(words[2]);
    assertThat(new MachineSource(directory, memory).read().get(Metric.DISK_USED_PERCENT))
        .isCloseTo(
            100 * used / (used + Double.parseDouble(words[3])), within(OTHERS_WRITE_TOO_PERCENT));
  }

  @Test
  void memoryThatWouldBeGivenBackIsNotUsed() throws IOException {
    Files.writeString(
        memory,
        """
        MemTotal:        4000000 kB
        MemFree:          100000 kB
        MemAvailable:    1000000 kB
        """);
    Map<Metric, Double> numbers = new MachineSource(directory, memory).read();
    assertThat(numbers.get(Metric.MEMORY_USED_PERCENT)).isEqualTo(75.0);
  }

  @Test
  void aMachineThatSaysNothingOfItsMemoryIsTold() throws IOException {
    Files.writeString(memory, "MemTotal: 100 kB\n");
    assertThatThrownBy(() -> new MachineSource(directory, memory).read())
        .isInstanceOf(IOException.class)
        .hasMessageContainingAll(memory.toString(), "MemAvailable");
  }
}
