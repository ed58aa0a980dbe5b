package io.clicklake.infra;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Where the files under test lie. */
final class TerraformFiles {

  static final Path HOME = Path.of(System.getProperty("clicklake.home"));
  static final Path TERRAFORM = HOME.resolve("infra/terraform");
  static final Path TABLES = TERRAFORM.resolve("modules/catalog/tables");
  static final Path QUERIES = TERRAFORM.resolve("modules/catalog/queries");

  /** Set to write generated files in place of holding them against what they should be. */
  static final String WRITE = "clicklake.document.write";

  private TerraformFiles() {}

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Files of a directory with this ending, by name. */
  static List<Path> ending(Path directory, String ending) {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How somebody writes the files that this test holds true. */
  static String howToWrite(Class<?> test) {
    return "run ./mvnw -q -Dquick test -pl infra -am -Dtest=%s -Dsurefire.failIfNoSpecifiedTests=false -D%s=true"
        .formatted(test.getSimpleName(), WRITE);
  }
}
