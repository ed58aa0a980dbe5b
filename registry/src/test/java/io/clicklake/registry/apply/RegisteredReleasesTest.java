package io.clicklake.registry.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.clicklake.events.ClickEvent;
import io.clicklake.events.RejectedEvent;
import io.clicklake.registry.SharedRegistryServer;
import io.clicklake.registry.client.CompatibilityLevel;
import io.clicklake.registry.client.SchemaRegistries;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The contract's releases, applied to a running registry server. */
class RegisteredReleasesTest {

  @Test
  void theContractsReleasesAreAppliedOnce() {
    var first = SchemaRegistries.at(List.of(SharedRegistryServer.url()));
    RegisteredSubject events = new SchemaRegistrar(first).register("clickstream-value");
    RegisteredSubject rejections =
        new SchemaRegistrar(first).register("clickstream.rejected-value");

    var again = SchemaRegistries.at(List.of(SharedRegistryServer.url()));
    assertThat(new SchemaRegistrar(again).register("clickstream-value")).isEqualTo(events);
    assertThat(again.compatibility("clickstream-value")).contains(CompatibilityLevel.BACKWARD);
    assertThat(again.lookup("clickstream-value", ClickEvent.getClassSchema()))
        .contains(events.latest());
    assertThat(again.lookup("clickstream.rejected-value", RejectedEvent.getClassSchema()))
        .contains(rejections.latest());
  }
}
