package io.clicklake.stack.schema;

import io.clicklake.registry.client.SchemaRegistry;
import io.clicklake.registry.source.GitChanges;
import io.clicklake.registry.source.RegistrySubject;
import io.clicklake.registry.source.SchemaChange;
import io.clicklake.registry.source.SchemaFiles;
import io.clicklake.registry.source.SourcedSchema;
import io.clicklake.registry.source.UnusableSchemaException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What is held against what. */
sealed interface ReviewedSchemas {

  /** The changes, resolved with types from these directories too. */
  List<SchemaChange> changes(List<Path> imports);

  /** Two files. */
  record Files(Path old, Path now) implements ReviewedSchemas {

    @Override
    public List<SchemaChange> changes(List<Path> imports) {
      SchemaFiles files = new SchemaFiles(imports);
      return SchemaChange.within(files.read(old), files.read(now));
    }
  }

  /** A range of revisions of the repository around a directory. */
  record Range(Path directory, String range, Path below) implements ReviewedSchemas {

    @Override
    public List<SchemaChange> changes(List<Path> imports) {
      return new GitChanges(directory, imports).between(range, below);
    }
  }

  /** A file, and versions of a registry's subject. */
  record Registered(SchemaRegistry registry, String subject, Against against, Path now)
      implements ReviewedSchemas {

    @Override
    public List<SchemaChange> changes(List<Path> imports) {
      List<SourcedSchema> read = new SchemaFiles(imports).read(now);
      if (read.size() > 1) {
        throw new UnusableSchemaException(
            now
                + ": defines "
                + read.stream().map(SourcedSchema::subject).toList()
                + ", expected the one schema of subject "
                + subject
                + "; say which with 'schema NAME;'");
      }
      Optional<SourcedSchema> schema = Optional.of(read.get(0));
      List<SourcedSchema> versions = against.of(new RegistrySubject(registry, subject));
      return versions.isEmpty()
          ? List.of(new SchemaChange(Optional.empty(), schema))
          : versions.stream()
              .map(version -> new SchemaChange(Optional.of(version), schema))
              .toList();
    }
  }
}
