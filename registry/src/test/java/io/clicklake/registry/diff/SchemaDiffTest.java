package io.clicklake.registry.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SchemaDiffTest {

  private static final Path FOLDERS =
      Path.of(System.getProperty("clicklake.home"), "registry/src/test/resources/diff");

  static Stream<Path> folders() throws IOException {
    try (Stream<Path> folders = Files.list(FOLDERS)) {
      return folders.sorted().toList().stream();
    }
  }

  private static Schema schema(Path file) throws IOException {
    return new Schema.Parser().parse(Files.readString(file));
  }

  @ParameterizedTest
  @MethodSource("folders")
  void theLinesAreThoseOfTheFolder(Path folder) throws IOException {
    List<Difference> differences =
        SchemaDiff.of(schema(folder.resolve("old.avsc")), schema(folder.resolve("new.avsc")));

    assertThat(DiffText.PLAIN.of("old", "new", differences))
        .isEqualTo(Files.readString(folder.resolve("expected.txt")));
  }

  @Test
  void aTerminalGetsColours() {
    Difference added = new Difference(Difference.Kind.ADDED, "fields.x", "int");

    assertThat(DiffText.COLOURED.of("a", "b", List.of(added)))
        .isEqualTo("a → b\n\u001b[32m+ fields.x: int\u001b[0m\n");
  }

  @Test
  void asFewFieldsAsPossibleHaveMoved() {
    assertThat(RisingRun.longestOf(List.of(3, 0, 1, 2))).containsExactlyInAnyOrder(0, 1, 2);
    assertThat(RisingRun.longestOf(List.of(2, 1, 0))).hasSize(1);
    assertThat(RisingRun.longestOf(List.of())).isEmpty();
  }
}
