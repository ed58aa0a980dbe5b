package io.clicklake.benchmarks.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class FaultPlanTest {

  @Property(tries = 200)
  void aPlanKillsExactlyAsOftenAsAsked(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 120) int kills) {
    assertThat(FaultPlan.of(seed, kills).kills()).isEqualTo(kills);
  }

  @Property(tries = 50)
  void theSameSeedMakesTheSamePlan(@ForAll long seed) {
    assertThat(FaultPlan.of(seed, 20)).isEqualTo(FaultPlan.of(seed, 20));
  }

  @Property(tries = 50)
  void fiftyKillsHitEveryProcessAndComeWithEveryOtherFault(@ForAll long seed) {
    List<Fault> faults =
        FaultPlan.of(seed, 50).steps().stream().map(FaultPlan.Step::fault).toList();
    assertThat(faults.stream().map(Object::getClass).collect(Collectors.toSet()))
        .hasSize(Fault.class.getPermittedSubclasses().length);
    Set<Target> killed = new HashSet<>();
    for (Fault fault : faults) {
      if (fault instanceof Fault.Kill kill) {
        killed.add(kill.target());
      } else if (fault instanceof Fault.Freeze freeze) {
        assertThat(freeze.length().toMillis()).as("beyond the session").isGreaterThan(6_000);
      }
    }
    assertThat(killed).hasSizeGreaterThanOrEqualTo(4).containsAll(Target.WORKERS);
  }

  @Test
  void aPlanWithoutKillsIsRefused() {
    assertThatThrownBy(() -> FaultPlan.of(1, 0)).hasMessageContaining("kills is 0");
  }

  @Test
  void onlyWorkersAreFrozenAndLeave() {
    assertThatThrownBy(() -> new Fault.Freeze(Target.S3, java.time.Duration.ofSeconds(8)))
        .hasMessageContaining("S3 is no worker");
    assertThatThrownBy(() -> new Fault.LeaveAndJoin(Target.BROKER, java.time.Duration.ZERO))
        .hasMessageContaining("BROKER is no worker");
  }
}
