package io.clicklake.registry.apply;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.avro.Schema;

/** A folder of schema files with a declaration beside them, as a test puts them there. */
public record SchemaFolder(Path root) {

  /** A released version, as {@code released/<subject>/<number>.avsc}. */
  public SchemaFolder release(String subject, int number, Schema schema) {
    return write("released/" + subject + "/" + number + ".avsc", schema.toString());
  }

  public SchemaFolder write(String path, String text) {
    try {
      Path file = root.resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What this text declares. */
  List<DeclaredSubject> declaring(String yaml) {
    write("subjects.yaml", yaml);
    return SubjectsFile.read(root.resolve("subjects.yaml"));
  }

  /** The subject with all its released versions. */
  List<DeclaredSubject> released(String subject, String level) {
    return declaring(
        "subjects:\n  %1$s:\n    compatibility: %2$s\n    versions: released/%1$s\n"
            .formatted(subject, level));
  }
}
