package io.clicklake.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real processes, a few of which are killed. */
@Timeout(300)
class FaultsIT {

  @TempDir Path directory;

  @Test
  void aSmallPlanOfFaultsLosesNothingAndWritesNothingTwice() throws IOException {
    JsonNode figures =
        Benches.figures(
            directory.resolve("faults.json"),
            "faults",
            "--events",
            "60000",
            "--kills",
            "3",
            "--partitions",
            "3",
            "--seed",
            "3");
    assertThat(figures.path("kills").asInt()).isEqualTo(3);
    assertThat(figures.path("rows").asLong()).isEqualTo(60_000);
    assertThat(figures.path("distinct").asLong()).isEqualTo(60_000);
    assertThat(figures.path("exact").asBoolean()).isTrue();
    assertThat(figures.path("log").size()).isGreaterThanOrEqualTo(figures.path("steps").asInt());
  }
}
