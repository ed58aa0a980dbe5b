package io.clicklake.registry.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.clicklake.events.ClickEvent;
import io.clicklake.events.RejectedEvent;
import io.clicklake.registry.client.CompatibilityLevel;
import io.clicklake.registry.client.RegisteredForm;
import java.nio.file.Path;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubjectsFileTest {

  private static final Schema ONE =
      SchemaBuilder.record("example.R").fields().requiredString("a").endRecord();
  private static final Schema TWO =
      SchemaBuilder.record("example.R").fields().requiredString("a").optionalInt("b").endRecord();

  private final SchemaFolder folder;

  SubjectsFileTest(@TempDir Path root) {
    this.folder = new SchemaFolder(root);
    folder.release("s-value", 1, ONE).release("s-value", 2, TWO);
  }

  @Test
  void aFolderIsTakenAsAWholeInTheOrderOfItsNumbers() {
    for (int number = 3; number <= 11; number++) {
      folder.release(
          "s-value",
          number,
          SchemaBuilder.record("example.R" + number).fields().requiredInt("n").endRecord());
    }

    DeclaredSubject subject = folder.released("s-value", "full_transitive").get(0);

    assertThat(subject.subject()).isEqualTo("s-value");
    assertThat(subject.level()).isEqualTo(CompatibilityLevel.FULL_TRANSITIVE);
    assertThat(subject.versions()).hasSize(11);
    assertThat(subject.versions().get(1))
        .isEqualTo(new DeclaredVersion("released/s-value/2.avsc", TWO));
    assertThat(subject.versions().get(9).schema().getName()).isEqualTo("R10");
  }

  @Test
  void filesAreTakenInTheOrderOfTheirList() {
    List<DeclaredSubject> subjects =
        folder.declaring(
            """
            subjects:
              b-value:
                compatibility: NONE
                versions:
                  - released/s-value/2.avsc
                  - released/s-value/1.avsc
              a-value: {compatibility: FORWARD, versions: released/s-value/1.avsc}
            """);

    assertThat(subjects).extracting(DeclaredSubject::subject).containsExactly("b-value", "a-value");
    assertThat(subjects.get(0).versions())
        .extracting(DeclaredVersion::schema)
        .containsExactly(TWO, ONE);
    assertThat(subjects.get(1).versions()).extracting(DeclaredVersion::schema).containsExactly(ONE);
  }

  @Test
  void theProjectsOwnDeclarationEndsInTheGeneratedClasses() {
    Path own = Path.of(System.getProperty("clicklake.home"), "schemas/subjects.yaml");

    assertThat(SubjectsFile.read(own))
        .extracting(
            DeclaredSubject::subject,
            DeclaredSubject::level,
            subject ->
                RegisteredForm.of(subject.versions().get(subject.versions().size() - 1).schema()))
        .containsExactly(
            tuple(
                "clickstream-value",
                CompatibilityLevel.BACKWARD,
                RegisteredForm.of(ClickEvent.getClassSchema())),
            tuple(
                "clickstream.rejected-value",
                CompatibilityLevel.BACKWARD,
                RegisteredForm.of(RejectedEvent.getClassSchema())));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | subjects is missing or empty",
        "'subjects: []' | subjects is missing or empty",
        "'subjects: {s: {versions: released/s-value}}' | subjects.s.compatibility is missing",
        "'subjects: {s: {compatibility: B, versions: x}}' | subjects.s.compatibility is 'B'",
        "'subjects: {s: {compatibility: NONE}}' | subjects.s.versions",
        "'subjects: {s: {compatibility: NONE, versions: []}}' | declares no version",
        "'subjects: {s: {compatibility: NONE, versions: [1]}}' | expected a folder or a list",
        "'subjects: {s: {level: NONE}}' | subjects.s.level is unknown",
        "'subjects: {s: {compatibility: NONE, versions: gone}}' | schema file gone cannot be read",
        "'subjects: {s: {compatibility: NONE, versions: bad.avsc}}' | bad.avsc is not an Avro schema",
        "'subjects: {s: {compatibility: NONE, versions: gap}}' | holds 3.avsc but not 2.avsc",
        "'subjects: {s: {compatibility: NONE, versions: twice}}' | declares one schema twice",
        "'subjects: {s: [' | subjects.yaml:1:",
        "'subjects: {s: 1, s: 2}' | Duplicate field",
      })
  void whatCannotBeUsedIsNamedWithItsPlace(String yaml, String message) {
    folder
        .write("bad.avsc", "{\"type\":\"recrod\"}")
        .write("gap/1.avsc", ONE.toString())
        .write("gap/3.avsc", TWO.toString())
        .write("twice/1.avsc", ONE.toString())
        .write("twice/2.avsc", ONE.toString(true));

    assertThatThrownBy(() -> folder.declaring(yaml))
        .isInstanceOf(InvalidSubjectsException.class)
        .hasMessageContaining(message);
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> SubjectsFile.read(Path.of("no-such.yaml")))
        .isInstanceOf(InvalidSubjectsException.class)
        .hasMessageContaining("no-such.yaml does not exist");
  }
}
