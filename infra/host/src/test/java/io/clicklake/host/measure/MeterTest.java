package io.clicklake.host.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.clicklake.host.HostException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MeterTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.ofEpochMilli(1700000000000L), ZoneOffset.UTC);

  private final List<String> lines = new ArrayList<>();
  private final ByteArrayOutputStream problems = new ByteArrayOutputStream();

  @Test
  void whatCannotBeReadIsLeftOutAndTold() {
    meter(
            (at, line) -> lines.add(line),
            () -> Map.of(Metric.FAILED_TASKS, 0.0),
            () -> {
              throw new HostException("Kafka does not answer");
            },
            () -> {
              throw new IOException("no such file");
            })
        .measure();
    assertThat(lines)
        .singleElement()
        .asString()
        .contains("\"Timestamp\":1700000000000", "\"FailedTasks\":0.0")
        .doesNotContain("ConsumerLag", "DiskUsedPercent");
    assertThat(problems.toString(StandardCharsets.UTF_8))
        .isEqualTo("not measured: Kafka does not answer\nnot measured: no such file\n");
  }

  @Test
  void nothingIsWrittenOfNothing() {
    meter((at, line) -> lines.add(line), Map::of).measure();
    assertThat(lines).isEmpty();
  }

  @Test
  void aLogThatDoesNotTakeALineIsTold() {
    meter(
            (at, line) -> {
              throw new IOException("no log group");
            },
            () -> Map.of(Metric.FAILED_TASKS, 0.0))
        .measure();
    assertThat(problems.toString(StandardCharsets.UTF_8)).isEqualTo("no log group\n");
  }

  private Meter meter(MetricsLog log, Source... sources) {
    return new Meter(
        new EmbeddedMetrics("prod", "1"),
        List.of(sources),
        log,
        CLOCK,
        new PrintStream(problems, true, StandardCharsets.UTF_8));
  }
}
