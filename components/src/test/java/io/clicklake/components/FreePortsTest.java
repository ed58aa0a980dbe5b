package io.clicklake.components;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FreePortsTest {

  @Test
  void processesHavePartsOfTheirOwn() {
    int given = FreePorts.next();
    PortRange another = PortRange.ofThisProcess();
    // Where more processes have tests than there are parts, what is left is the whole.
    assertThat(
            another.equals(PortRange.WHOLE) || given < another.lowest() || given >= another.end())
        .isTrue();
    assertThat(PortRange.ofThisProcess())
        .matches(third -> third.equals(PortRange.WHOLE) || !third.equals(another));
  }

  @Test
  void anOffsetMovesAllPortsToFreeOnesBelowThoseOfOutgoingConnections() {
    List<Integer> ports = List.of(8080, 9000, 9093);
    int first = FreePorts.offset(ports);
    int second = FreePorts.offset(ports);
    assertThat(ports)
        .allSatisfy(port -> assertThat(port + first).isBetween(20_000, 32_000))
        .allMatch(port -> LoopbackPort.free(port + second))
        .noneMatch(port -> ports.contains(port + first - second));
  }
}
