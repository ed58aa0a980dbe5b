package io.clicklake.components;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FreePortsTest {

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
