package io.clicklake.registry.apply;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParseException;

/**
 * The frozen versions of a subject on the class path, {@code released/<subject>/<n>.avsc} with n
 * from 1 without gaps.
 */
final class ReleasedSchemas {

  /** One frozen version. */
  record Released(int number, Schema schema) {}

  private final ClassLoader classPath;

  ReleasedSchemas(ClassLoader classPath) {
    this.classPath = classPath;
  }

  /** All versions in order, at least one. */
  List<Released> of(String subject) {
    List<Released> released = new ArrayList<>();
    while (true) {
      int number = released.size() + 1;
      Optional<Schema> schema = read(path(subject, number));
      if (schema.isEmpty()) {
        break;
      }
      released.add(new Released(number, schema.get()));
    }
    if (released.isEmpty()) {
      throw new IllegalArgumentException(
          path(subject, 1)
              + " is not on the class path; is "
              + subject
              + " the subject's name, and is the jar that releases it there?");
    }
    return released;
  }

  private static String path(String subject, int number) {
    return "released/" + subject + "/" + number + ".avsc";
  }

  private Optional<Schema> read(String path) {
    try (InputStream text = classPath.getResourceAsStream(path)) {
      return text == null ? Optional.empty() : Optional.of(new Schema.Parser().parse(text));
    } catch (SchemaParseException e) {
      throw new IllegalArgumentException(path + " is not an Avro schema: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(path + " cannot be read", e);
    }
  }
}
