package io.clicklake.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessMeterTest {

  private final Path proc;

  ProcessMeterTest(@TempDir Path proc) throws IOException {
    this.proc = proc;
    Files.createDirectories(proc.resolve("42"));
  }

  @Test
  void userAndSystemTimeAreAddedWhateverTheProgramIsCalled() throws IOException {
    Files.writeString(
        proc.resolve("42/stat"),
        "42 (a (b) 1 2 3) S 1 42 42 0 -1 4194304 100 200 0 0 1234 66 7 8 20 0 30 0 999 0 0\n");
    assertThat(new ProcessMeter(proc, 42).cpu()).isEqualTo(Duration.ofSeconds(13));
  }

  @Test
  void thePeakIsTheHighWaterMarkNotWhatIsResidentNow() throws IOException {
    Files.writeString(
        proc.resolve("42/status"), "Name:\tjava\nVmHWM:\t  468000 kB\nVmRSS:\t  1000 kB\n");
    assertThat(new ProcessMeter(proc, 42).peakResidentBytes()).isEqualTo(468_000L * 1024);
  }

  @Test
  void aProcessThatIsGoneIsNamed() {
    assertThatThrownBy(() -> new ProcessMeter(proc, 43).cpu())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContainingAll("43", "ended");
  }

  @Test
  void thisProcessIsMeasuredAsJavaMeasuresIt() {
    ProcessMeter meter = new ProcessMeter(ProcessHandle.current().pid());
    long java =
        ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
            .getProcessCpuTime();
    assertThat(meter.cpu().toMillis()).isBetween(java / 1_000_000 - 20, java / 1_000_000 + 5_000);
    assertThat(meter.peakResidentBytes()).isGreaterThan(10_000_000);
  }
}
