package io.clicklake.stack.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clicklake.stack.local.RestartPolicy.GiveUp;
import io.clicklake.stack.local.RestartPolicy.Restart;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RestartPolicyTest {

  private static final Duration QUICK = Duration.ofSeconds(9);

  private final RestartPolicy policy = RestartPolicy.standard();

  @Test
  void quickDeathsPauseLongerEachTimeUntilTheComponentIsGivenUp() {
    assertThat(policy.afterDeath(QUICK, 0)).isEqualTo(new Restart(Duration.ZERO, 1));
    assertThat(policy.afterDeath(QUICK, 1)).isEqualTo(new Restart(Duration.ofSeconds(1), 2));
    assertThat(policy.afterDeath(QUICK, 2)).isEqualTo(new Restart(Duration.ofSeconds(2), 3));
    assertThat(policy.afterDeath(QUICK, 3)).isEqualTo(new Restart(Duration.ofSeconds(4), 4));
    assertThat(policy.afterDeath(QUICK, 4)).isEqualTo(new GiveUp(5));
  }

  @Test
  void aDeathAfterALongLifeStartsTheCountAgain() {
    assertThat(policy.afterDeath(Duration.ofSeconds(10), 4))
        .isEqualTo(new Restart(Duration.ZERO, 0));
  }

  @Test
  void aPolicyThatNeverStartsAgainIsRefused() {
    assertThatThrownBy(() -> new RestartPolicy(QUICK, QUICK, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0");
  }
}
