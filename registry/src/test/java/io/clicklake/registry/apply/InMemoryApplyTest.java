package io.clicklake.registry.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.clicklake.registry.client.InMemorySchemaRegistry;
import java.nio.file.Path;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InMemoryApplyTest extends ApplyContract {

  InMemoryApplyTest(@TempDir Path folder) {
    super(folder, new InMemorySchemaRegistry());
  }

  @Test
  void aPlanReadsSubjectBySubjectWithItsSum(@TempDir Path root) {
    Schema one = SchemaBuilder.record("example.R").fields().requiredInt("a").endRecord();
    Schema two = SchemaBuilder.record("example.R").fields().requiredString("b").endRecord();
    SchemaFolder folder = new SchemaFolder(root).release("s-value", 1, one);
    var registry = new InMemorySchemaRegistry();
    ApplyPlan first = ApplyPlan.of(folder.released("s-value", "FULL"), registry, ReviewGate.OPEN);

    assertThat(PlanText.of(first))
        .containsExactly(
            "s-value",
            "  level     the server's default → FULL",
            "  register  version 1  released/s-value/1.avsc",
            "plan: 1 level to set, 1 version to register");
    assertThat(PlanText.of(first.apply(registry))).containsExactly("s-value  version 1  id 1");
    assertThat(
            PlanText.of(
                ApplyPlan.of(folder.released("s-value", "FULL"), registry, ReviewGate.OPEN)))
        .containsExactly(
            "s-value", "  nothing to do", "plan: 0 levels to set, 0 versions to register");

    folder.release("s-value", 2, two);
    List<String> refused =
        PlanText.of(ApplyPlan.of(folder.released("s-value", "FULL"), registry, ReviewGate.OPEN));
    assertThat(refused.get(1))
        .startsWith("  refused   version 2  released/s-value/2.avsc: not compatible under FULL: ");
    assertThat(refused)
        .endsWith("plan: 0 levels to set, 0 versions to register, 1 obstacle: nothing is changed");
  }
}
