package io.clicklake.registry.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clicklake.events.ClickEvent;
import io.clicklake.registry.SharedRegistryServer;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.Test;

/** What every {@link SchemaRegistry} keeps, be it the fake or a real server. */
abstract class SchemaRegistryContract {

  static final Schema ONE = record("Contract").requiredString("a").endRecord();
  static final Schema TWO = record("Contract").requiredString("a").optionalString("b").endRecord();
  static final Schema INCOMPATIBLE = record("Contract").requiredInt("a").endRecord();

  final String subject = SharedRegistryServer.newTopic("contract") + "-value";

  /** Holding nothing under this test's subject. */
  abstract SchemaRegistry registry();

  static SchemaBuilder.FieldAssembler<Schema> record(String name) {
    return SchemaBuilder.record("example." + name).fields();
  }

  @Test
  void aNewSubjectIsEmpty() {
    assertThat(registry().versions(subject)).isEmpty();
    assertThat(registry().latest(subject)).isEmpty();
    assertThat(registry().version(subject, 1)).isEmpty();
    assertThat(registry().lookup(subject, ONE)).isEmpty();
  }

  @Test
  void aNewSubjectHasNoLevelOfItsOwnOrNone() {
    assertThat(registry().compatibility(subject))
        .isIn(Optional.empty(), Optional.of(CompatibilityLevel.NONE));
  }

  @Test
  void versionsCountFromOne() {
    RegisteredSchema one = registry().register(subject, ONE);
    RegisteredSchema two = registry().register(subject, TWO);

    assertThat(one.version()).isEqualTo(1);
    assertThat(two.version()).isEqualTo(2);
    assertThat(registry().versions(subject)).containsExactly(1, 2);
    assertThat(registry().version(subject, 1)).contains(one);
    assertThat(registry().version(subject, 2)).contains(two);
    assertThat(registry().version(subject, 3)).isEmpty();
    assertThat(registry().latest(subject)).contains(two);
  }

  @Test
  void aSchemaIsFoundByItsId() {
    RegisteredSchema registered = registry().register(subject, TWO);

    assertThat(registry().schemaById(registered.id())).isEqualTo(TWO);
    assertThat(registered.schema()).isEqualTo(TWO);
    assertThat(registered.subject()).isEqualTo(subject);
  }

  @Test
  void theSameSchemaIsRegisteredOnce() {
    RegisteredSchema one = registry().register(subject, ONE);
    registry().register(subject, TWO);

    assertThat(registry().register(subject, ONE)).isEqualTo(one);
    assertThat(registry().versions(subject)).containsExactly(1, 2);
  }

  @Test
  void lookupFindsTheVersionThatHoldsExactlyThisSchema() {
    RegisteredSchema one = registry().register(subject, ONE);
    RegisteredSchema two = registry().register(subject, TWO);

    assertThat(registry().lookup(subject, ONE)).contains(one);
    assertThat(registry().lookup(subject, TWO)).contains(two);
    assertThat(registry().lookup(subject, INCOMPATIBLE)).isEmpty();
  }

  @Test
  void lookupRegistersNothing() {
    registry().lookup(subject, ONE);

    assertThat(registry().versions(subject)).isEmpty();
  }

  @Test
  void oneSchemaHasOneIdUnderAllSubjects() {
    String other = SharedRegistryServer.newTopic("contract") + "-value";

    assertThat(registry().register(subject, ONE).id())
        .isEqualTo(registry().register(other, ONE).id());
  }

  @Test
  void documentationMakesAVersion() {
    Schema documented =
        SchemaBuilder.record("example.Contract")
            .doc("now with words")
            .fields()
            .requiredString("a")
            .endRecord();
    registry().register(subject, ONE);

    assertThat(registry().lookup(subject, documented)).isEmpty();
    assertThat(registry().register(subject, documented).version()).isEqualTo(2);
    assertThat(registry().lookup(subject, ONE).map(RegisteredSchema::version)).contains(1);
  }

  @Test
  void aGeneratedSchemaIsTheOneItWasGeneratedFrom() {
    Schema source = RegisteredForm.of(ClickEvent.getClassSchema()).schema();
    RegisteredSchema released = registry().register(subject, source);

    assertThat(registry().lookup(subject, ClickEvent.getClassSchema())).contains(released);
    assertThat(registry().register(subject, ClickEvent.getClassSchema())).isEqualTo(released);
    assertThat(RegisteredForm.of(registry().schemaById(released.id())))
        .isEqualTo(RegisteredForm.of(source));
  }

  @Test
  void anUnknownIdNamesItAndTheRemedy() {
    assertThatThrownBy(() -> registry().schemaById(987_654_321))
        .isInstanceOf(UnknownSchemaException.class)
        .hasMessageContaining("987654321")
        .hasMessageContaining("is the schema registered in this registry");
  }

  @Test
  void aSubjectMayHoldAnyCharacter() {
    String odd = subject + "/ü %2F?#&+x";
    RegisteredSchema registered = registry().register(odd, ONE);

    assertThat(registered.subject()).isEqualTo(odd);
    assertThat(registry().versions(odd)).containsExactly(1);
    assertThat(registry().latest(odd)).contains(registered);
    assertThat(registry().versions(subject)).isEmpty();
  }

  @Test
  void aLevelMayBeSetBeforeTheFirstVersionAndStays() {
    registry().setCompatibility(subject, CompatibilityLevel.BACKWARD);
    registry().register(subject, ONE);

    assertThat(registry().compatibility(subject)).contains(CompatibilityLevel.BACKWARD);
    assertThatThrownBy(() -> registry().register(subject, INCOMPATIBLE))
        .isInstanceOf(IncompatibleSchemaException.class);
  }

  @Test
  void anIncompatibleSchemaIsRefusedByNameAndLeavesNothing() {
    registry().register(subject, ONE);
    registry().setCompatibility(subject, CompatibilityLevel.BACKWARD);

    assertThatThrownBy(() -> registry().register(subject, INCOMPATIBLE))
        .isInstanceOf(IncompatibleSchemaException.class)
        .hasMessageContaining("subject " + subject)
        .hasMessageContaining("example.Contract");
    assertThat(registry().versions(subject)).containsExactly(1);
  }

  @Test
  void aCheckSaysWhatARegistrationWould() {
    registry().setCompatibility(subject, CompatibilityLevel.BACKWARD);
    assertThat(registry().check(subject, ONE).compatible()).isTrue();
    registry().register(subject, ONE);

    assertThat(registry().check(subject, TWO)).isEqualTo(CompatibilityVerdict.yes());
    CompatibilityVerdict no = registry().check(subject, INCOMPATIBLE);
    assertThat(no.compatible()).isFalse();
    assertThat(no.messages()).isNotEmpty().allSatisfy(why -> assertThat(why).isNotBlank());
    assertThat(registry().versions(subject)).containsExactly(1);
  }

  @Test
  void aTransitiveLevelCountsEveryVersion() {
    Schema wide = record("Wide").requiredString("a").requiredString("b").endRecord();
    Schema narrow = record("Wide").requiredString("a").endRecord();
    Schema retyped =
        record("Wide").requiredString("a").name("b").type().intType().intDefault(1).endRecord();
    registry().setCompatibility(subject, CompatibilityLevel.BACKWARD_TRANSITIVE);
    registry().register(subject, wide);
    registry().register(subject, narrow);

    assertThat(registry().check(subject, retyped).compatible()).isFalse();
    registry().setCompatibility(subject, CompatibilityLevel.BACKWARD);
    assertThat(registry().check(subject, retyped).compatible()).isTrue();
  }

  @Test
  void forwardAndFullJudgeTheOtherDirection() {
    Schema more = record("Contract").requiredString("a").requiredString("b").endRecord();
    registry().register(subject, ONE);

    registry().setCompatibility(subject, CompatibilityLevel.FORWARD);
    assertThat(registry().check(subject, more).compatible()).isTrue();
    registry().setCompatibility(subject, CompatibilityLevel.BACKWARD);
    assertThat(registry().check(subject, more).compatible()).isFalse();
    registry().setCompatibility(subject, CompatibilityLevel.FULL);
    assertThat(registry().check(subject, more).compatible()).isFalse();
    registry().setCompatibility(subject, CompatibilityLevel.NONE);
    assertThat(registry().check(subject, more).compatible()).isTrue();
  }
}
