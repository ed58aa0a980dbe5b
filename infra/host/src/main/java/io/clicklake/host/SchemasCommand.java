package io.clicklake.host;

import io.clicklake.registry.apply.ApplyPlan;
import io.clicklake.registry.apply.BlockedPlanException;
import io.clicklake.registry.apply.InvalidSubjectsException;
import io.clicklake.registry.apply.RegisteredSubject;
import io.clicklake.registry.apply.ReviewGate;
import io.clicklake.registry.apply.SubjectsFile;
import io.clicklake.registry.client.RegistryAccess;
import io.clicklake.registry.client.RegistryException;
import io.clicklake.registry.client.SchemaRegistries;
import io.clicklake.registry.client.SchemaRegistry;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code clicklake-host schemas}. */
@Command(
    name = "schemas",
    mixinStandardHelpOptions = true,
    description = "Brings the distribution's schemas to the registry, past its gate; deletes none.")
final class SchemasCommand implements Callable<Integer> {

  @Mixin private HostOptions options = new HostOptions();

  @Option(
      names = "--subjects",
      paramLabel = "FILE",
      description = "The subjects declared (default: those of the distribution).")
  private Path subjects = Path.of("");

  @Override
  public Integer call() {
    Path declared =
        subjects.toString().isEmpty()
            ? HostOptions.distribution().resolve("schemas/subjects.yaml")
            : subjects;
    SchemaRegistry registry =
        SchemaRegistries.reached(
            RegistryAccess.configured(
                HostOptions.prepared(options.settings()).properties("gate/writer.properties")));
    try {
      for (RegisteredSubject subject :
          ApplyPlan.of(SubjectsFile.read(declared), registry, ReviewGate.OPEN).apply(registry)) {
        System.out.printf(
            "subject present, subject=%s versions=%d%n",
            subject.subject(), subject.versions().size());
      }
    } catch (InvalidSubjectsException | BlockedPlanException | RegistryException e) {
      throw new HostException(String.valueOf(e.getMessage()), e);
    }
    return 0;
  }
}
