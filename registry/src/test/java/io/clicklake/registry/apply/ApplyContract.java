package io.clicklake.registry.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.clicklake.registry.ScriptedRegistry;
import io.clicklake.registry.SharedRegistryServer;
import io.clicklake.registry.client.CompatibilityLevel;
import io.clicklake.registry.client.RegisteredForm;
import io.clicklake.registry.client.RegisteredSchema;
import io.clicklake.registry.client.SchemaRegistry;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.Test;

/** What applying does to a registry, be it the fake or a real server. */
abstract class ApplyContract {

  private static final Schema ONE = record().requiredString("a").endRecord();
  private static final Schema TWO = record().requiredString("a").optionalString("b").endRecord();
  private static final Schema THREE =
      record().requiredString("a").optionalString("b").optionalString("c").endRecord();
  private static final Schema INCOMPATIBLE =
      record().requiredString("a").requiredInt("d").endRecord();

  private final String subject = SharedRegistryServer.newTopic("apply") + "-value";
  private final SchemaFolder folder;
  private final ScriptedRegistry watched;

  ApplyContract(Path folder, SchemaRegistry registry) {
    this.folder = new SchemaFolder(folder);
    this.watched = new ScriptedRegistry(registry);
  }

  private static SchemaBuilder.FieldAssembler<Schema> record() {
    return SchemaBuilder.record("example.Applied").fields();
  }

  private ApplyPlan plan(ReviewGate gate) {
    return ApplyPlan.of(folder.released(subject, "BACKWARD"), watched, gate);
  }

  private ApplyPlan plan() {
    return plan(ReviewGate.OPEN);
  }

  private RegisteredSubject apply() {
    return plan().apply(watched).get(0);
  }

  private List<Step> steps() {
    return plan().subjects().get(0).steps();
  }

  private List<String> changes() {
    return watched.requests().stream()
        .filter(request -> request.startsWith("register") || request.startsWith("set"))
        .map(request -> request.replace(subject, "s"))
        .toList();
  }

  @Test
  void aNewSubjectGetsItsLevelBeforeItsVersionsInOrder() {
    folder.release(subject, 1, ONE).release(subject, 2, TWO);

    RegisteredSubject applied = apply();

    assertThat(changes()).containsExactly("set s BACKWARD", "register s", "register s");
    assertThat(applied.versions()).extracting(RegisteredSchema::schema).containsExactly(ONE, TWO);
    assertThat(applied.versions()).extracting(RegisteredSchema::version).containsExactly(1, 2);
    assertThat(watched.compatibility(subject)).contains(CompatibilityLevel.BACKWARD);
    assertThat(watched.lookup(subject, TWO)).contains(applied.latest());
    assertThat(applied.newer()).isEmpty();
  }

  @Test
  void aPlanAloneChangesNothing() {
    folder.release(subject, 1, ONE);

    assertThat(steps())
        .hasSize(2)
        .last()
        .isEqualTo(
            new Step.Register(1, new DeclaredVersion("released/" + subject + "/1.avsc", ONE)));
    assertThat(changes()).isEmpty();
    assertThat(watched.versions(subject)).isEmpty();
  }

  @Test
  void aSecondRunHasNothingToDoAndAnswersTheSame() {
    folder.release(subject, 1, ONE).release(subject, 2, TWO);
    RegisteredSubject first = apply();
    List<String> before = changes();

    assertThat(steps()).isEmpty();
    assertThat(apply()).isEqualTo(first);
    assertThat(changes()).isEqualTo(before);
  }

  @Test
  void aNewReleaseIsPutOnTop() {
    folder.release(subject, 1, ONE);
    apply();
    folder.release(subject, 2, TWO).release(subject, 3, THREE);

    assertThat(apply().versions())
        .extracting(RegisteredSchema::schema)
        .containsExactly(ONE, TWO, THREE);
    assertThat(watched.versions(subject)).containsExactly(1, 2, 3);
  }

  @Test
  void anotherLevelIsSetBack() {
    folder.release(subject, 1, ONE);
    apply();
    watched.setCompatibility(subject, CompatibilityLevel.FULL);

    assertThat(steps())
        .containsExactly(
            new Step.SetLevel(Optional.of(CompatibilityLevel.FULL), CompatibilityLevel.BACKWARD));
    apply();
    assertThat(watched.compatibility(subject)).contains(CompatibilityLevel.BACKWARD);
  }

  @Test
  void whatTheRegistryWouldRefuseIsRefusedBeforeAnythingIsChanged() {
    folder.release(subject, 1, ONE);
    apply();
    List<String> before = changes();
    folder.release(subject, 2, INCOMPATIBLE);

    ApplyPlan plan = plan();

    assertThat(plan.blocked()).isTrue();
    assertThatThrownBy(() -> plan.apply(watched))
        .isInstanceOf(BlockedPlanException.class)
        .hasMessageContaining("nothing was changed")
        .hasMessageContaining("subject " + subject)
        .hasMessageContaining("version 2")
        .hasMessageContaining("not compatible under BACKWARD");
    assertThat(changes()).isEqualTo(before);
  }

  @Test
  void aLaterVersionIsJudgedAgainstTheOneThatIsNotRegisteredYet() {
    folder.release(subject, 1, ONE).release(subject, 2, TWO).release(subject, 3, INCOMPATIBLE);

    assertThat(steps())
        .hasSize(4)
        .last()
        .isInstanceOfSatisfying(
            Step.Refused.class,
            refused -> {
              assertThat(refused.number()).isEqualTo(3);
              assertThat(refused.reason()).contains("READER_FIELD_MISSING_DEFAULT_VALUE");
            });
    assertThatThrownBy(this::apply).isInstanceOf(BlockedPlanException.class);
    assertThat(watched.versions(subject)).isEmpty();
    assertThat(changes()).isEmpty();
  }

  @Test
  void aTransitiveLevelJudgesAgainstEveryVersionOfBefore() {
    Schema wide = record().requiredString("a").requiredString("b").endRecord();
    Schema retyped =
        record().requiredString("a").name("b").type().intType().intDefault(1).endRecord();
    folder.release(subject, 1, wide).release(subject, 2, ONE).release(subject, 3, retyped);

    assertThat(plan().blocked()).isFalse();
    assertThat(
            ApplyPlan.of(folder.released(subject, "BACKWARD_TRANSITIVE"), watched, ReviewGate.OPEN)
                .blocked())
        .isTrue();
  }

  @Test
  void whatReviewRefusesIsNotRegistered() {
    folder.release(subject, 1, ONE).release(subject, 2, TWO);
    ReviewGate gate =
        (reviewed, latest, next) ->
            Optional.of(reviewed.equals(subject) && latest.equals(ONE) && next.equals(TWO))
                .filter(seen -> seen)
                .map(seen -> "breaks SQL");

    assertThatThrownBy(() -> plan(gate).apply(watched))
        .isInstanceOf(BlockedPlanException.class)
        .hasMessageContaining("breaks SQL");
    assertThat(watched.versions(subject)).isEmpty();
    assertThat(changes()).isEmpty();
  }

  @Test
  void aNewerVersionThanTheDeclaredIsReportedAndLeftAlone() {
    folder.release(subject, 1, ONE);
    apply();
    RegisteredSchema theirs = watched.register(subject, TWO);

    RegisteredSubject applied = apply();

    assertThat(applied.newer()).contains(theirs);
    assertThat(applied.latest().schema()).isEqualTo(ONE);
    assertThat(watched.versions(subject)).containsExactly(1, 2);
    assertThat(PlanText.of(plan()))
        .anySatisfy(line -> assertThat(line).contains("newest version 2").contains("it stays"));
  }

  @Test
  void nothingIsRegisteredOnTopOfAForeignVersion() {
    watched.register(subject, ONE);
    watched.register(subject, THREE);
    List<String> before = changes();
    folder.release(subject, 1, ONE).release(subject, 2, TWO);

    assertThatThrownBy(this::apply)
        .isInstanceOf(BlockedPlanException.class)
        .hasMessageContaining("subject " + subject)
        .hasMessageContaining("newest version 2 (schema id ")
        .hasMessageContaining("declared version 2 is missing")
        .hasMessageContaining("declare that schema as version 2");
    assertThat(changes()).isEqualTo(before);
  }

  @Test
  void aVersionMissingBetweenOthersIsRefused() {
    watched.register(subject, ONE);
    watched.register(subject, THREE);
    folder.release(subject, 1, ONE).release(subject, 2, TWO).release(subject, 3, THREE);

    assertThatThrownBy(this::apply)
        .isInstanceOf(BlockedPlanException.class)
        .hasMessageContaining("holds declared version 3 (there version 2)")
        .hasMessageContaining("not declared version 2");
  }

  @Test
  void versionsInAnotherOrderAreRefused() {
    watched.register(subject, TWO);
    watched.register(subject, ONE);
    folder.release(subject, 1, ONE).release(subject, 2, TWO);

    assertThatThrownBy(this::apply)
        .isInstanceOf(BlockedPlanException.class)
        .hasMessageContaining("declare them in the registry's order");
  }

  @Test
  void oneRefusedSubjectHoldsUpAll() {
    folder.release(subject, 1, ONE);
    String broken = subject + "-broken";
    watched.register(broken, THREE);
    folder.release(broken, 1, ONE);
    List<String> before = changes();
    ApplyPlan plan =
        ApplyPlan.of(
            folder.declaring(
                """
                subjects:
                  %1$s: {compatibility: BACKWARD, versions: released/%1$s}
                  %2$s: {compatibility: BACKWARD, versions: released/%2$s}
                """
                    .formatted(subject, broken)),
            watched,
            ReviewGate.OPEN);

    assertThatThrownBy(() -> plan.apply(watched)).isInstanceOf(BlockedPlanException.class);
    assertThat(changes()).isEqualTo(before);
  }

  @Test
  void planAndResultAreOneJsonDocument() throws Exception {
    folder.release(subject, 1, ONE);
    ApplyPlan plan = plan();
    JsonNode before = new ObjectMapper().readTree(PlanJson.of(plan));
    List<RegisteredSubject> applied = plan.apply(watched);
    JsonNode after = new ObjectMapper().readTree(PlanJson.of(plan, applied));

    assertThat(before.at("/applied").asBoolean()).isFalse();
    assertThat(before.at("/subjects/0/versions")).isEmpty();
    assertThat(after.at("/apply").asInt()).isEqualTo(1);
    assertThat(after.at("/applied").asBoolean()).isTrue();
    assertThat(after.at("/subjects/0/steps/0/step").asText()).isEqualTo("set-level");
    assertThat(after.at("/subjects/0/steps/1/file").asText())
        .isEqualTo("released/" + subject + "/1.avsc");
    assertThat(after.at("/subjects/0/versions/0/id").asInt())
        .isEqualTo(applied.get(0).latest().id());
    assertThat(after.at("/subjects/0/versions/0/fingerprint").asText())
        .isEqualTo(RegisteredForm.of(ONE).fingerprint());
  }
}
