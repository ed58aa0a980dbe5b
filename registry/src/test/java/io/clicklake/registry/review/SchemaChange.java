package io.clicklake.registry.review;

import io.clicklake.registry.source.NamedSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.avro.Schema;

/**
 * A change that people make, in a folder {@code review/<rule>/<case>/{old,new}.avsc} of the test
 * resources.
 *
 * @param rule the rule that has to find it
 */
public record SchemaChange(Path folder, String rule, Schema old, Schema now) {

  private static final Path HOME = Path.of("src", "test", "resources", "review");

  /** All of them, by their names. */
  public static List<SchemaChange> all() {
    try (Stream<Path> files = Files.walk(HOME)) {
      return files
          .filter(file -> file.endsWith("new.avsc"))
          .map(Path::getParent)
          .sorted()
          .map(SchemaChange::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SchemaChange read(Path folder) {
    return new SchemaChange(
        folder,
        Objects.requireNonNull(folder.getParent()).getFileName().toString(),
        schema(folder.resolve("old.avsc")),
        schema(folder.resolve("new.avsc")));
  }

  private static Schema schema(Path file) {
    try {
      return new Schema.Parser().parse(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the review says of it. */
  public Review review() {
    return SchemaReview.of(
        "subject", new NamedSchema("old.avsc", old), new NamedSchema("new.avsc", now));
  }

  @Override
  public String toString() {
    return HOME.relativize(folder).toString();
  }
}
