package io.clicklake.stack.schema;

import io.clicklake.registry.client.SchemaRegistries;
import io.clicklake.registry.source.NamedSchema;
import io.clicklake.registry.source.RegistrySubject;
import io.clicklake.registry.source.SchemaFiles;
import io.clicklake.registry.source.SourcedSchema;
import io.clicklake.registry.source.UnusableSchemaException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where a command finds schemas: files, or a subject of a registry. */
final class SchemaOptions {

  @Mixin private RegistryOptions registry = new RegistryOptions();

  @Option(
      names = "--subject",
      paramLabel = "SUBJECT",
      description = "A subject of the registry, in place of a file.")
  private Optional<String> subject = Optional.empty();

  @Option(
      names = "--version",
      paramLabel = "N",
      description = "The subject's version (default: the newest).")
  private Optional<Integer> version = Optional.empty();

  @Option(
      names = "--import",
      paramLabel = "DIR",
      description = "Searched for types that a file refers to; may be repeated.")
  private List<Path> imports = List.of();

  /** Stands here and not in the commands' standard options, for these have another --version. */
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help message and exit.")
  void help(boolean asked) {}

  /** Whether a subject is asked for. */
  boolean namesSubject() {
    return subject.isPresent();
  }

  /**
   * The one schema of a file.
   *
   * @throws UnusableSchemaException when it is none, or several
   */
  NamedSchema file(Path file) {
    List<SourcedSchema> read = new SchemaFiles(imports).read(file);
    if (read.size() != 1) {
      throw new UnusableSchemaException(
          "%s: holds %d schemas, expected one; give a file for each".formatted(file, read.size()));
    }
    return read.get(0).named();
  }

  /** The version of the subject that the options name, else its newest. */
  NamedSchema subjectsVersion(Map<String, String> environment) {
    return version.isPresent() ? version(version.get(), environment) : newest(environment);
  }

  /** The subject's newest version. */
  NamedSchema newest(Map<String, String> environment) {
    return subject(environment)
        .latest()
        .map(SourcedSchema::named)
        .orElseThrow(
            () ->
                new UnusableSchemaException(
                    "subject %s has no version; is it the subject's whole name, such as clickstream-value?"
                        .formatted(subject.orElse(""))));
  }

  /** A version of the subject, whatever the options name. */
  NamedSchema version(int number, Map<String, String> environment) {
    return subject(environment).version(number).named();
  }

  private RegistrySubject subject(Map<String, String> environment) {
    return new RegistrySubject(
        SchemaRegistries.reached(registry.access(environment)), subject.orElse(""));
  }
}
