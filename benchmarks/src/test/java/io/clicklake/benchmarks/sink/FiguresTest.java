package io.clicklake.benchmarks.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.clicklake.benchmarks.measure.Spread;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class FiguresTest {

  private static final Figures SINK = figures(Duration.ofSeconds(12), OptionalDouble.of(5.25), 15);
  private static final Figures NO_OP = figures(Duration.ofSeconds(3), OptionalDouble.empty(), 0);

  @Test
  void everythingIsToldPerRecordAndPerSecond() {
    assertThat(SINK.cpuMicrosPerRecord()).isEqualTo(8.0);
    assertThat(SINK.recordsPerSecond()).isEqualTo(150_000.0);
    assertThat(SINK.megabytesPerSecond()).isEqualTo(51.0);
    assertThat(SINK.peakResidentMegabytes()).isEqualTo(400.0);
  }

  @Test
  void theOwnShareIsWhatTheSinkAddsToTheWorkerInUnitsOfTheFloor() {
    assertThat(new Repetition(SINK, NO_OP, 4.0).ownShare()).isCloseTo(1.5, within(1e-9));
  }

  @Test
  void severalRepetitionsAreToldByMedianAndEnds() {
    assertThat(Spread.of(List.of(5.0, 1.0, 3.0), figure -> figure)).isEqualTo(new Spread(1, 3, 5));
    assertThat(Spread.of(List.of(4.0, 2.0), figure -> figure).median()).isEqualTo(3.0);
    assertThat(new Spread(1, 1234.56, 5000).text(1)).isEqualTo("1,234.6 (1.0–5,000.0)");
    assertThatThrownBy(() -> Spread.of(List.<Double>of(), figure -> figure))
        .hasMessageContaining("no repetitions");
  }

  @Test
  void noTimeIsNoMeasurement() {
    assertThatThrownBy(
            () ->
                new Figures(
                    1, 1, Duration.ofSeconds(1), Duration.ZERO, 1, OptionalDouble.empty(), 0, 0))
        .hasMessageContaining("no measurement");
  }

  @Test
  void theTableHasTheSinkBesideItsFloors() {
    assertThat(table(SINK))
        .containsPattern("CPU µs/record +8\\.00 \\(8\\.00–8\\.00\\) +2\\.00 \\(2\\.00–2\\.00\\)")
        .containsPattern("second half +5\\.25 \\(5\\.25–5\\.25\\)")
        .containsPattern("own share +1\\.50")
        .containsPattern("files +15");
  }

  @Test
  void aSinkThatShowsAllRecordsAtOnceHasNoSecondHalf() {
    assertThat(table(figures(Duration.ofSeconds(12), OptionalDouble.empty(), 1)))
        .contains("CPU µs/record")
        .doesNotContain("second half");
  }

  private static String table(Figures sink) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new SinkTable(List.of(new Repetition(sink, NO_OP, 4.0)))
        .print(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static Figures figures(Duration cpu, OptionalDouble late, int files) {
    return new Figures(
        1_500_000,
        510_000_000,
        cpu,
        Duration.ofSeconds(10),
        400_000_000,
        late,
        files,
        files * 1000L);
  }
}
