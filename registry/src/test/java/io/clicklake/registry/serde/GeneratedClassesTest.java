package io.clicklake.registry.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clicklake.registry.client.InMemorySchemaRegistry;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.util.ClassSecurityValidator;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;

class GeneratedClassesTest {

  /** Stands for a generated class of this package. */
  abstract static class Generated implements SpecificRecord {}

  enum Kind {
    ONE
  }

  private static boolean trusted(Class<?> type) {
    return ClassSecurityValidator.getGlobal().isTrusted(type);
  }

  @Test
  void aRecordVouchesForTheGeneratedClassesOfItsOwnPackageOnly() {
    GeneratedClasses.trustPackageOf(Generated.class);

    assertThat(trusted(Generated.class)).isTrue();
    assertThat(trusted(Kind.class)).isTrue();
    assertThat(trusted(WireFormat.class)).as("not generated").isFalse();
    assertThat(trusted(InMemorySchemaRegistry.class)).as("another package").isFalse();
    assertThat(trusted(Schema.Type.class)).as("another package's enum").isFalse();
    assertThat(trusted(String.class)).as("what was trusted before").isTrue();
  }

  @Test
  void trustIsAddedOncePerPackage() {
    GeneratedClasses.trustPackageOf(Generated.class);
    var once = ClassSecurityValidator.getGlobal();

    GeneratedClasses.trustPackageOf(Kind.class);

    assertThat(ClassSecurityValidator.getGlobal()).isSameAs(once);
  }

  @Test
  void aClassThatIsNotGeneratedIsRefusedAndNotTrusted() {
    Schema schema = SchemaBuilder.record(GeneratedClassesTest.class.getName()).fields().endRecord();

    assertThatThrownBy(() -> GeneratedClasses.named(schema))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("is not a class generated from Avro");
    assertThat(trusted(GeneratedClassesTest.class)).isFalse();
  }
}
