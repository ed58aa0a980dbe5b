package io.clicklake.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The build runs every test there is: it finds them by the names of their classes. */
class TestNamesTest {

  private static final Path HOME = Path.of(System.getProperty("clicklake.home"));
  private static final Pattern A_TEST =
      Pattern.compile(
          "(?m)^ +@(Test|ParameterizedTest|RepeatedTest|TestFactory|Property|Example)\\b");
  private static final Pattern RUN = Pattern.compile("(Test|Properties|IT)\\.java");
  private static final Pattern EXTENDED = Pattern.compile("(?m)^(public )?abstract class ");

  @Test
  void aClassWithTestsHasANameThatIsRunOrIsExtendedByOne() throws IOException {
    List<Path> tests = classesWithTests();
    assertThat(tests).hasSizeGreaterThan(100);
    assertThat(tests)
        .filteredOn(file -> !RUN.matcher(file.toString()).find())
        .as("named neither *Test nor *Properties nor *IT, and not abstract")
        .allMatch(file -> EXTENDED.matcher(text(file)).find());
  }

  private static List<Path> classesWithTests() throws IOException {
    try (Stream<Path> top = Files.list(HOME);
        Stream<Path> infra = Files.list(HOME.resolve("infra"))) {
      return Stream.concat(top, infra)
          .map(module -> module.resolve("src/test/java"))
          .filter(Files::isDirectory)
          .flatMap(TestNamesTest::sources)
          .filter(file -> A_TEST.matcher(text(file)).find())
          .toList();
    }
  }

  private static Stream<Path> sources(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
