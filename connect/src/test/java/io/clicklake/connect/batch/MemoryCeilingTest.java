package io.clicklake.connect.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MemoryCeilingTest {

  @Test
  void isExceededBySharesTogether() {
    MemoryCeiling ceiling = new MemoryCeiling(100);
    MemoryCeiling.Share one = ceiling.share();
    MemoryCeiling.Share other = ceiling.share();
    one.hold(60);
    other.hold(40);
    assertThat(ceiling.exceeded()).isFalse();
    other.hold(41);
    assertThat(ceiling.exceeded()).isTrue();
    assertThat(ceiling.heldBytes()).isEqualTo(101);
    one.hold(0);
    assertThat(ceiling.exceeded()).isFalse();
    assertThat(other.bytes()).isEqualTo(41);
  }

  @Test
  void refusesACeilingOfNothing() {
    assertThatThrownBy(() -> new MemoryCeiling(0)).hasMessageContaining("0 bytes");
  }
}
