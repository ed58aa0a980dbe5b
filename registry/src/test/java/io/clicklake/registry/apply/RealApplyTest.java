package io.clicklake.registry.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.clicklake.events.ClickEvent;
import io.clicklake.registry.SharedRegistryServer;
import io.clicklake.registry.client.SchemaRegistries;
import io.clicklake.registry.client.SchemaRegistry;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Over HTTP, on a running registry server; asked without a cache between the runs. */
class RealApplyTest extends ApplyContract {

  RealApplyTest(@TempDir Path folder) {
    super(folder, registry());
  }

  private static SchemaRegistry registry() {
    return SchemaRegistries.at(List.of(SharedRegistryServer.url()));
  }

  @Test
  void theProjectsOwnSubjectsAreAppliedOnce() {
    List<DeclaredSubject> own =
        SubjectsFile.read(Path.of(System.getProperty("clicklake.home"), "schemas/subjects.yaml"));
    List<RegisteredSubject> first =
        ApplyPlan.of(own, registry(), ReviewGate.OPEN).apply(registry());
    ApplyPlan again = ApplyPlan.of(own, registry(), ReviewGate.OPEN);

    assertThat(again.subjects()).allSatisfy(plan -> assertThat(plan.steps()).isEmpty());
    assertThat(again.apply(registry())).isEqualTo(first);
    assertThat(registry().lookup("clickstream-value", ClickEvent.getClassSchema()))
        .contains(first.get(0).latest());
  }
}
