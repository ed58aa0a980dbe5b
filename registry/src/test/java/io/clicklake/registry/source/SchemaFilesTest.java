package io.clicklake.registry.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each folder of {@code source} holds a {@code main} file, what it refers to, and what is to be
 * read from it: the schemas, or the error.
 */
class SchemaFilesTest {

  private static final Path CASES = Path.of("src/test/resources/source");

  static Stream<String> cases() throws IOException {
    try (Stream<Path> folders = Files.list(CASES)) {
      return folders.map(folder -> folder.getFileName().toString()).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void aFileIsReadAsItsFolderSays(String name) throws IOException {
    Path folder = CASES.resolve(name);
    assertThat(read(folder)).isEqualTo(Files.readString(folder.resolve("expected.txt")));
  }

  private static String read(Path folder) {
    SchemaFiles files = new SchemaFiles(folder, "", List.of(folder.resolve("imports")));
    Path idl = folder.resolve("main.avdl");
    try {
      return files.read(Files.exists(idl) ? idl : folder.resolve("main.avsc")).stream()
          .map(read -> read.subject() + "\n" + read.named().schema().toString(true) + "\n")
          .collect(Collectors.joining());
    } catch (UnusableSchemaException e) {
      return e.getMessage() + "\n";
    }
  }

  @Test
  void anImportDirectoryThatIsNotThereIsNamed(@TempDir Path empty) {
    Path nowhere = empty.resolve("nowhere");
    assertThatThrownBy(() -> new SchemaFiles(List.of(nowhere)))
        .isInstanceOf(UnusableSchemaException.class)
        .hasMessageContaining(nowhere + ": no such directory");
  }

  @Test
  void filesAreCalledByTheirPathFromTheWorkingDirectory() {
    SourcedSchema read = new SchemaFiles(List.of()).read(CASES.resolve("plain/main.avsc")).get(0);
    assertThat(read.named().name()).isEqualTo("src/test/resources/source/plain/main.avsc");
    assertThat(read.file()).contains(read.named().name());
  }

  @Test
  void aFieldIsFoundInItsTextEvenThroughItsTypesName() {
    SourcedSchema tree = new SchemaFiles(List.of()).read(CASES.resolve("itself/main.avsc")).get(0);
    assertThat(tree.position("")).hasToString("Optional[1:20]");
    assertThat(tree.position("fields.left")).hasToString("Optional[2:4]");
    assertThat(tree.position("fields.left.left")).hasToString("Optional[2:4]");
    SourcedSchema order =
        new SchemaFiles(List.of()).read(CASES.resolve("idl-schema/main.avdl")).get(0);
    assertThat(order.position("")).hasToString("Optional[5:8]");
    assertThat(order.position("fields.note")).hasToString("Optional[5:54]");
    assertThat(order.position("fields.gone")).hasToString("Optional[5:8]");
  }
}
