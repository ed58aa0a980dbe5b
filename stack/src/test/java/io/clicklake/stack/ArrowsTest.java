package io.clicklake.stack;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Dependencies point one way: schemas, registry, then producer and connect apart, then stack. */
class ArrowsTest {

  private static final JavaClasses OURS =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.clicklake");

  @Test
  void everyModuleIsSeen() {
    for (String module :
        List.of("events", "components", "registry", "producer", "connect", "host", "stack")) {
      assertThat(OURS.that(resideInAPackage("io.clicklake." + module + ".."))).isNotEmpty();
    }
  }

  @ParameterizedTest(name = "{0} knows of ours only {1}")
  @CsvSource({
    "events,     ''",
    "components, ''",
    "registry,   'events'",
    "producer,   'events registry'",
    "connect,    'events registry'",
    "host,       'events registry'",
    "stack,      'events registry components connect'",
  })
  void aModuleKnowsOnlyThoseBeforeIt(String module, String known) {
    String itself = packageOf(module);
    String[] allowed =
        Stream.of((module + " " + known).strip().split(" "))
            .map(ArrowsTest::packageOf)
            .toArray(String[]::new);
    classes()
        .that()
        .resideInAPackage(itself)
        .should()
        .onlyDependOnClassesThat(
            resideOutsideOfPackages("io.clicklake..").or(resideInAnyPackage(allowed)))
        .check(OURS);
  }

  @Test
  void packagesOfTheStackHaveNoCycles() {
    SlicesRuleDefinition.slices()
        .matching("io.clicklake.stack.(*)..")
        .should()
        .beFreeOfCycles()
        .check(OURS);
  }

  @Test
  void theGatewayKnowsTheFunctionOnlyAsJson() {
    noClasses()
        .that()
        .resideInAPackage("io.clicklake.stack.gateway..")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                "io.clicklake.events..",
                "io.clicklake.registry..",
                "com.amazonaws..",
                "org.apache.kafka..",
                "org.apache.avro.."))
        .check(OURS);
  }

  @Test
  void theStackKnowsTheSinkOnlyByItsAudit() {
    noClasses()
        .that()
        .resideInAPackage("io.clicklake.stack..")
        .should()
        .dependOnClassesThat(
            resideInAPackage("io.clicklake.connect..")
                .and(
                    resideOutsideOfPackages(
                        "io.clicklake.connect.audit..", "io.clicklake.connect.commit..")))
        .check(OURS);
  }

  private static String packageOf(String module) {
    return "io.clicklake." + module + "..";
  }
}
