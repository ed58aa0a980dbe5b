package io.clicklake.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/**
 * What the documents point at exists: links, paths of the checkout, commands and their options.
 * Those of {@code bench} are judged where they are, in {@code benchmarks}.
 */
class DocumentsTest {

  private static final Path HOME = Path.of(System.getProperty("clicklake.home"));
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:\\s]+)(?:#[^)]*)?\\)");
  private static final Pattern PATH =
      Pattern.compile(
          "`((?:schemas|components|registry|producer|connect|stack|infra|benchmarks|docs|\\.ci)/[^`<>*\\s]*)`");
  private static final Pattern COMMAND = Pattern.compile("\\./clicklake ([a-z][^`\"'\\n|]*)");
  private static final Pattern OPTION = Pattern.compile("--[a-z][a-z-]*");

  static Stream<Path> documents() throws IOException {
    List<Path> documents = new ArrayList<>();
    try (Stream<Path> top = Files.list(HOME);
        Stream<Path> docs = Files.walk(HOME.resolve("docs"));
        Stream<Path> infra = Files.walk(HOME.resolve("infra"))) {
      Stream.of(top, docs, infra)
          .flatMap(paths -> paths)
          .filter(path -> path.toString().endsWith(".md"))
          .map(HOME::relativize)
          .filter(path -> !path.toString().contains("/target/"))
          .forEach(documents::add);
    }
    return documents.stream().sorted();
  }

  @ParameterizedTest
  @MethodSource("documents")
  void linksAndPathsExist(Path document) throws IOException {
    String text = Files.readString(HOME.resolve(document));
    Path directory = HOME.resolve(document).resolveSibling("");
    assertThat(matches(LINK, text))
        .allSatisfy(link -> assertThat(directory.resolve(link)).exists());
    assertThat(matches(PATH, text)).allSatisfy(path -> assertThat(HOME.resolve(path)).exists());
  }

  @Test
  void figuresNameNoDirectoryOfTheMachineTheyWereMeasuredOn() throws IOException {
    try (Stream<Path> figures = Files.list(HOME.resolve("docs/figures"))) {
      assertThat(figures)
          .isNotEmpty()
          .allSatisfy(file -> assertThat(file).content().doesNotContainPattern("\"\\s*:\\s*\"/"));
    }
  }

  @ParameterizedTest
  @MethodSource("documents")
  void nothingIsLeftToFillIn(Path document) throws IOException {
    assertThat(Files.readString(HOME.resolve(document))).doesNotContainPattern("@[A-Z]{3,}@");
  }

  @ParameterizedTest
  @MethodSource("documents")
  void commandsAndTheirOptionsExist(Path document) throws IOException {
    CommandLine clicklake = Clicklake.commandLine();
    String text = Files.readString(HOME.resolve(document));
    for (String command : matches(COMMAND, text)) {
      String name = command.split("\\s", 2)[0];
      assertThat(clicklake.getSubcommands()).as("./clicklake %s", command).containsKey(name);
      if (name.equals("bench")) {
        continue;
      }
      CommandLine subcommand = Objects.requireNonNull(clicklake.getSubcommands().get(name), name);
      for (String word : command.split("\\s+", -1)) {
        subcommand = subcommand.getSubcommands().getOrDefault(word, subcommand);
      }
      Matcher option = OPTION.matcher(command);
      while (option.find()) {
        assertThat(subcommand.getCommandSpec().findOption(option.group()))
            .as("option %s of ./clicklake %s", option.group(), name)
            .isNotNull();
      }
    }
  }

  private static List<String> matches(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(result -> result.group(1)).toList();
  }
}
