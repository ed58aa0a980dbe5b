package io.clicklake.benchmarks.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerdictTest {

  @Test
  void aLakeWithEveryEventOnceIsExact() {
    assertThat(verdict(100, 100, 100, 100).exact()).isTrue();
  }

  @Test
  void whatIsMissingAndWhatIsThereTwiceIsCountedApart() {
    Verdict verdict = verdict(100, 100, 100, 97);
    assertThat(verdict.lost()).isEqualTo(3);
    assertThat(verdict.duplicated()).isEqualTo(3);
    assertThat(verdict.exact()).isFalse();
  }

  @Test
  void recordsThatKafkaHasBesideTheAcknowledgedOnesAreOff() {
    assertThat(verdict(100, 101, 100, 100).exact()).isFalse();
  }

  @Test
  void aFindingOrATaskThatGaveUpIsOffAndTold() {
    Verdict verdict =
        new Verdict(1, 1, 1, 1, 0, 1, 1, List.of("missing: a.parquet"), List.of("task 0: boom"));
    assertThat(verdict.exact()).isFalse();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    verdict.print(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    assertThat(bytes.toString(StandardCharsets.UTF_8))
        .contains("missing: a.parquet", "task 0: boom", "OFF");
  }

  private static Verdict verdict(long acknowledged, long inKafka, long rows, long distinct) {
    return new Verdict(acknowledged, inKafka, rows, distinct, 0, 3, 4, List.of(), List.of());
  }
}
