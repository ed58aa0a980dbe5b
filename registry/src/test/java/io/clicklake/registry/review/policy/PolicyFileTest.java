package io.clicklake.registry.review.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each folder of {@code policy} holds a policy and what is to be read from it. */
class PolicyFileTest {

  private static final Path CASES = Path.of("src/test/resources/policy");
  private static final Set<String> RULES = Set.of("field-removed", "field-renamed", "doc-changed");

  static Stream<String> cases() throws IOException {
    try (Stream<Path> folders = Files.list(CASES)) {
      return folders.map(folder -> folder.getFileName().toString()).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void aPolicyIsReadAsItsFolderSays(String name) throws IOException {
    Path folder = CASES.resolve(name);
    assertThat(read(folder)).isEqualTo(Files.readString(folder.resolve("expected.txt")));
  }

  private static String read(Path folder) {
    try {
      ReviewPolicy policy = PolicyFile.read(folder.resolve("schema-review.yaml"), RULES);
      StringBuilder text = new StringBuilder();
      text.append("level ").append(policy.level()).append('\n');
      text.append("gate ").append(policy.gate()).append('\n');
      text.append("rules ").append(new TreeMap<>(policy.severities())).append('\n');
      text.append("off ").append(new TreeSet<>(policy.off())).append('\n');
      policy.accepted().forEach(one -> text.append(one).append('\n'));
      return text.toString();
    } catch (UnusablePolicyException e) {
      return String.valueOf(e.getMessage()).replace(folder + "/", "") + "\n";
    }
  }

  @Test
  void aPolicyThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> PolicyFile.read(Path.of("nowhere.yaml"), RULES))
        .isInstanceOf(UnusablePolicyException.class)
        .hasMessageStartingWith("nowhere.yaml: cannot be read");
  }
}
