package io.clicklake.benchmarks.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LoadTest {

  @Test
  void aFileHoldsAHundredThousandRecordsOrAnHour() {
    assertThat(Load.of(1_500_000).flush()).isEqualTo(100_000);
    assertThat(Load.of(21_000).flush()).isEqualTo(7_000);
  }

  @Test
  void hoursThatAreNoWholeNumberOfFlushesAreRefusedWithANumberThatFits() {
    assertThatThrownBy(() -> Load.of(1_000_000))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("events is 1000000", "multiple of 300000", "for example 900000");
    assertThatThrownBy(() -> new Load(20_000, 5_000)).hasMessageContaining("for example 15000");
    assertThatThrownBy(() -> new Load(1, 0)).hasMessageContaining("flush is 0");
  }
}
