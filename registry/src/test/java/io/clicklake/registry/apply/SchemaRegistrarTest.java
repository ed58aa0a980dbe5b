package io.clicklake.registry.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clicklake.events.ClickEvent;
import io.clicklake.registry.ScriptedRegistry;
import io.clicklake.registry.client.CompatibilityLevel;
import io.clicklake.registry.client.InMemorySchemaRegistry;
import io.clicklake.registry.client.IncompatibleSchemaException;
import io.clicklake.registry.client.RegisteredSchema;
import java.nio.file.Path;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaRegistrarTest {

  private static final String SUBJECT = "s-value";
  private static final Schema ONE = record().requiredString("a").endRecord();
  private static final Schema TWO = record().requiredString("a").optionalString("b").endRecord();
  private static final Schema THREE =
      record().requiredString("a").optionalString("b").optionalString("c").endRecord();
  private static final Schema INCOMPATIBLE =
      record().requiredString("a").requiredInt("d").endRecord();

  private final InMemorySchemaRegistry registry = new InMemorySchemaRegistry();
  private final ScriptedRegistry watched = new ScriptedRegistry(registry);
  private final ReleaseFolder releases;

  SchemaRegistrarTest(@TempDir Path folder) {
    this.releases = new ReleaseFolder(folder);
  }

  private static SchemaBuilder.FieldAssembler<Schema> record() {
    return SchemaBuilder.record("example.R").fields();
  }

  private RegisteredSubject register() {
    return new SchemaRegistrar(watched, releases.classPath()).register(SUBJECT);
  }

  private List<String> changes() {
    return watched.requests().stream()
        .filter(request -> request.startsWith("register") || request.startsWith("set"))
        .toList();
  }

  @Test
  void aNewSubjectGetsItsLevelBeforeItsVersionsInOrder() {
    releases.release(SUBJECT, 1, ONE).release(SUBJECT, 2, TWO);

    RegisteredSubject subject = register();

    assertThat(changes())
        .containsExactly("set s-value BACKWARD", "register s-value", "register s-value");
    assertThat(subject.versions()).extracting(RegisteredSchema::schema).containsExactly(ONE, TWO);
    assertThat(subject.versions()).extracting(RegisteredSchema::version).containsExactly(1, 2);
    assertThat(subject.latest().id()).isEqualTo(2);
    assertThat(subject.newer()).isEmpty();
  }

  @Test
  void aSecondRunChangesNothingAndAnswersTheSame() {
    releases.release(SUBJECT, 1, ONE).release(SUBJECT, 2, TWO);
    RegisteredSubject first = register();
    List<String> before = changes();

    assertThat(register()).isEqualTo(first);
    assertThat(changes()).isEqualTo(before);
  }

  @Test
  void aNewReleaseIsPutOnTop() {
    releases.release(SUBJECT, 1, ONE);
    register();
    releases.release(SUBJECT, 2, TWO).release(SUBJECT, 3, THREE);

    assertThat(register().versions())
        .extracting(RegisteredSchema::schema)
        .containsExactly(ONE, TWO, THREE);
    assertThat(registry.versions(SUBJECT)).containsExactly(1, 2, 3);
  }

  @Test
  void anotherLevelIsSetBackToBackward() {
    releases.release(SUBJECT, 1, ONE);
    registry.setCompatibility(SUBJECT, CompatibilityLevel.NONE);

    register();

    assertThat(registry.compatibility(SUBJECT)).contains(CompatibilityLevel.BACKWARD);
  }

  @Test
  void anIncompatibleReleaseNamesSubjectVersionAndReason() {
    releases.release(SUBJECT, 1, ONE).release(SUBJECT, 2, INCOMPATIBLE);

    assertThatThrownBy(this::register)
        .isInstanceOf(IncompatibleSchemaException.class)
        .hasMessageContaining("subject s-value")
        .hasMessageContaining("released version 2")
        .hasMessageContaining("READER_FIELD_MISSING_DEFAULT_VALUE");
    assertThat(registry.versions(SUBJECT)).containsExactly(1);
  }

  @Test
  void aNewerVersionThanOursIsReportedAndLeftAlone() {
    releases.release(SUBJECT, 1, ONE);
    register();
    RegisteredSchema theirs = registry.register(SUBJECT, TWO);

    RegisteredSubject subject = register();

    assertThat(subject.newer()).contains(theirs);
    assertThat(subject.latest().schema()).isEqualTo(ONE);
    assertThat(registry.versions(SUBJECT)).containsExactly(1, 2);
  }

  @Test
  void nothingIsRegisteredOnTopOfAForeignVersion() {
    releases.release(SUBJECT, 1, ONE).release(SUBJECT, 2, TWO);
    registry.register(SUBJECT, ONE);
    registry.register(SUBJECT, THREE);

    assertThatThrownBy(this::register)
        .isInstanceOf(DivergedSubjectException.class)
        .hasMessageContaining("subject s-value")
        .hasMessageContaining("newest version 2 (schema id 2)")
        .hasMessageContaining("lacks released version 2")
        .hasMessageContaining("release that schema as the next number");
    assertThat(changes()).isEmpty();
  }

  @Test
  void aVersionMissingBetweenOthersIsRefused() {
    releases.release(SUBJECT, 1, ONE).release(SUBJECT, 2, TWO).release(SUBJECT, 3, THREE);
    registry.register(SUBJECT, ONE);
    registry.register(SUBJECT, THREE);

    assertThatThrownBy(this::register)
        .isInstanceOf(DivergedSubjectException.class)
        .hasMessageContaining("holds released version 3 (there version 2)")
        .hasMessageContaining("not released version 2");
    assertThat(changes()).isEmpty();
  }

  @Test
  void aSubjectThatIsReleasedNowhereIsRefusedBeforeAnyRequest() {
    assertThatThrownBy(this::register)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("released/s-value/1.avsc is not on the class path");
    assertThat(watched.requests()).isEmpty();
  }

  @Test
  void aReleaseThatIsNoSchemaIsNamed() {
    releases.release(SUBJECT, 1, "{\"type\":\"recrod\"}");

    assertThatThrownBy(this::register)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("released/s-value/1.avsc is not an Avro schema");
  }

  @Test
  void theContractsOwnReleasesServeTheGeneratedClasses() {
    var registrar = new SchemaRegistrar(registry);

    RegisteredSubject events = registrar.register("clickstream-value");
    registrar.register("clickstream.rejected-value");

    assertThat(registry.lookup("clickstream-value", ClickEvent.getClassSchema()))
        .contains(events.latest());
  }
}
