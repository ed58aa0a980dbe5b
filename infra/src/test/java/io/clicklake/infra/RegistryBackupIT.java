package io.clicklake.infra;

import static org.assertj.core.api.Assertions.assertThat;

import io.clicklake.components.Distribution;
import io.clicklake.components.FreePorts;
import io.clicklake.components.RunningComponent;
import io.clicklake.components.SchemaRegistryServer;
import io.clicklake.registry.apply.ApplyPlan;
import io.clicklake.registry.apply.ReviewGate;
import io.clicklake.registry.apply.SubjectsFile;
import io.clicklake.registry.client.CompatibilityLevel;
import io.clicklake.registry.client.RegisteredSchema;
import io.clicklake.registry.client.SchemaRegistries;
import io.clicklake.registry.client.SchemaRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The commands by which the operations document saves a registry and brings it back. */
@Timeout(240)
class RegistryBackupIT {

  private static final String DOCUMENT =
      TerraformFiles.text(TerraformFiles.HOME.resolve("docs/operations.md"));
  private static final List<String> PIPELINE =
      List.of("clickstream-value", "clickstream.rejected-value");
  private static final String OURS = "ours-value";
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final int port = FreePorts.next();
  private final Path directory;

  RegistryBackupIT(@TempDir Path directory) {
    this.directory = directory;
  }

  @Test
  void whatIsExportedComesBackUnderItsIdsToAnEmptyRegistry() throws Exception {
    Tools.assumed("curl");
    List<RegisteredSchema> before;
    try (RunningComponent lost = start("lost")) {
      SchemaRegistry registry = at(lost);
      // Ids that an empty registry would not give by itself when a release registers its schemas.
      registry.register(OURS, record("one"));
      applyDeclared(registry);
      registry.setCompatibility(OURS, CompatibilityLevel.FULL);
      before = everything(registry);
      run("export");
    }
    try (RunningComponent empty = start("empty")) {
      SchemaRegistry registry = at(empty);
      assertThat(everything(registry)).isEmpty();
      run("import");

      assertThat(everything(registry)).hasSizeGreaterThan(2).isEqualTo(before);
      for (RegisteredSchema known : before) {
        assertThat(registry.schemaById(known.id())).isEqualTo(known.schema());
      }
      assertThat(registry.compatibility(OURS)).hasValue(CompatibilityLevel.FULL);
      applyDeclared(registry);
      assertThat(everything(registry)).as("a release finds its schemas there").isEqualTo(before);
      int next = registry.register("later-value", record("two")).id();
      assertThat(before).extracting(RegisteredSchema::id).doesNotContain(next);
    }
  }

  private RunningComponent start(String name) {
    return RunningComponent.start(
        new SchemaRegistryServer(Distribution.fromSystemProperty(), directory.resolve(name), port),
        PATIENCE);
  }

  private static SchemaRegistry at(RunningComponent server) {
    return SchemaRegistries.at(List.of(((SchemaRegistryServer) server.component()).url()));
  }

  private static void applyDeclared(SchemaRegistry registry) throws Exception {
    ApplyPlan.of(
            SubjectsFile.read(TerraformFiles.HOME.resolve("schemas/subjects.yaml")),
            registry,
            ReviewGate.OPEN)
        .apply(registry);
  }

  private static List<RegisteredSchema> everything(SchemaRegistry registry) {
    List<String> subjects = new ArrayList<>(PIPELINE);
    subjects.add(OURS);
    return subjects.stream()
        .flatMap(
            subject ->
                registry.versions(subject).stream()
                    .map(version -> registry.version(subject, version).orElseThrow()))
        .toList();
  }

  private static Schema record(String field) {
    return SchemaBuilder.record("Ours").fields().requiredString(field).endRecord();
  }

  /** Runs the document's command about this on the registry of this test. */
  private void run(String what) throws Exception {
    Matcher command =
        Pattern.compile("(?m)^curl .*http://127\\.0\\.0\\.1:8084\\S*/admin/" + what + "\\b.*$")
            .matcher(DOCUMENT);
    assertThat(command.find()).as("a command for %s", what).isTrue();
    Tools.run(
            directory,
            Map.of(),
            List.of("bash", "-c", command.group().replace(":8084", ":" + port)))
        .succeeded();
  }
}
