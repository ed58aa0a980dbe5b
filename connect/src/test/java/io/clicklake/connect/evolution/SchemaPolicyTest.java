package io.clicklake.connect.evolution;

import static org.assertj.core.api.Assertions.assertThat;

import io.clicklake.connect.decode.VersionedSchema;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.Test;

class SchemaPolicyTest {

  private static final VersionedSchema OLD =
      version(1, SchemaBuilder.record("E").fields().requiredLong("seq").endRecord());
  private static final VersionedSchema NEW =
      version(
          2,
          SchemaBuilder.record("E")
              .fields()
              .requiredLong("seq")
              .optionalString("note")
              .endRecord());
  private static final VersionedSchema OTHER =
      version(3, SchemaBuilder.record("E").fields().requiredString("seq").endRecord());

  private static VersionedSchema version(int version, Schema schema) {
    return new VersionedSchema(version + 100, version, schema);
  }

  @Test
  void backwardLetsTheNewestLeadAndProjectsOlderRecordsUp() {
    assertThat(SchemaPolicy.BACKWARD.replaces(NEW, OLD)).isTrue();
    assertThat(SchemaPolicy.BACKWARD.replaces(OLD, NEW)).isFalse();
    assertThat(SchemaPolicy.BACKWARD.replaces(NEW, NEW)).isFalse();
    assertThat(SchemaPolicy.BACKWARD.target(OLD, NEW)).isEqualTo(NEW);
  }

  @Test
  void forwardLetsTheOldestLeadAndDropsItsLackingColumns() {
    assertThat(SchemaPolicy.FORWARD.replaces(OLD, NEW)).isTrue();
    assertThat(SchemaPolicy.FORWARD.replaces(NEW, OLD)).isFalse();
    assertThat(SchemaPolicy.FORWARD.target(NEW, OLD)).isEqualTo(OLD);
  }

  @Test
  void noneKeepsEveryRecordsOwnSchemaAndNeverClosesABatch() {
    assertThat(SchemaPolicy.NONE.replaces(NEW, OLD)).isFalse();
    assertThat(SchemaPolicy.NONE.target(OLD, NEW)).isEqualTo(OLD);
    assertThat(SchemaPolicy.NONE.target(NEW, OLD)).isEqualTo(NEW);
  }

  @Test
  void aRecordThatTheLeadingSchemaCannotHoldKeepsItsOwn() {
    assertThat(SchemaPolicy.BACKWARD.target(OLD, OTHER)).isEqualTo(OLD);
    assertThat(SchemaPolicy.FORWARD.target(OTHER, OLD)).isEqualTo(OTHER);
  }
}
