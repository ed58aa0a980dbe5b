package io.clicklake.infra;

import static org.assertj.core.api.Assertions.assertThat;

import io.clicklake.infra.HclBlocks.Block;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What Terraform's files say of themselves, and what documents say of them. */
class TerraformDocumentTest {

  private static final Path README = TerraformFiles.TERRAFORM.resolve("README.md");
  private static final Path RUNBOOK = TerraformFiles.HOME.resolve("docs/operations.md");
  private static final String VARIABLES =
      TerraformFiles.text(TerraformFiles.TERRAFORM.resolve("variables.tf"));
  private static final String OUTPUTS =
      TerraformFiles.text(TerraformFiles.TERRAFORM.resolve("outputs.tf"));
  private static final Pattern MESSAGE = Pattern.compile("(?m)^    error_message = \"(.*)\"$");

  @Test
  void theReadmesTablesAreThoseOfTheFiles() throws IOException {
    StringBuilder inputs =
        new StringBuilder("| name | type | default | what |\n|---|---|---|---|\n");
    for (Block variable : HclBlocks.of("variable", VARIABLES)) {
      inputs.append(
          "| `%s` | %s | %s | %s |\n"
              .formatted(
                  variable.name(),
                  code(variable.attribute("type").orElse("any")),
                  variable
                      .attribute("default")
                      .map(TerraformDocumentTest::code)
                      .orElse("*required*"),
                  variable.description().replace("|", "\\|")));
    }
    new GeneratedPart(README, "inputs").is(inputs.toString(), TerraformDocumentTest.class);
    StringBuilder outputs = new StringBuilder("| name | what |\n|---|---|\n");
    for (Block output : HclBlocks.of("output", OUTPUTS)) {
      outputs.append("| `%s` | %s |\n".formatted(output.name(), output.description()));
    }
    new GeneratedPart(README, "outputs").is(outputs.toString(), TerraformDocumentTest.class);
  }

  @Test
  void everyVariableAndOutputIsDescribedInASentence() throws IOException {
    List<Block> blocks = new ArrayList<>();
    for (Path file : files(".tf")) {
      String text = TerraformFiles.text(file);
      blocks.addAll(HclBlocks.of("variable", text));
      blocks.addAll(HclBlocks.of("output", text));
    }
    assertThat(blocks).hasSizeGreaterThan(150);
    assertThat(blocks)
        .allSatisfy(
            block -> assertThat(block.description()).as(block.name()).matches("[A-Z`cm].{5,}\\."));
  }

  @Test
  void everyRefusalNamesValueExpectationAndRemedy() {
    Matcher message = MESSAGE.matcher(VARIABLES);
    int messages = 0;
    while (message.find()) {
      messages++;
      assertThat(message.group(1))
          .as("the value, what was expected, and a second sentence with the remedy")
          .containsAnyOf("${", "\\\"")
          .matches("(?s)[a-z][a-z0-9_.]* (is|has) .*[;,] .+\\. [A-Z\\d`].*\\.");
    }
    assertThat(messages)
        .isEqualTo(HclBlocks.of("variable", VARIABLES).stream().mapToInt(Block::validations).sum());
  }

  @Test
  void everyValidationHasAValueThatItRefuses() {
    Map<String, Integer> refused = new TreeMap<>();
    Matcher failure =
        Pattern.compile("expect_failures = \\[var\\.([a-z_]+)]")
            .matcher(
                TerraformFiles.text(
                    TerraformFiles.TERRAFORM.resolve("tests/variables.tftest.hcl")));
    while (failure.find()) {
      refused.merge(failure.group(1), 1, Integer::sum);
    }
    assertThat(HclBlocks.of("variable", VARIABLES))
        .allSatisfy(
            variable ->
                assertThat(refused.getOrDefault(variable.name(), 0))
                    .as("runs that expect %s to fail", variable.name())
                    .isGreaterThanOrEqualTo(variable.validations()));
  }

  @Test
  void everyAlarmHasItsSectionInTheRunbook() throws IOException {
    String runbook = TerraformFiles.text(RUNBOOK);
    List<String> sections =
        Pattern.compile("(?m)^### ([a-z0-9-]+)$")
            .matcher(runbook.substring(runbook.indexOf("## Runbook")))
            .results()
            .map(result -> result.group(1))
            .sorted()
            .toList();
    List<String> alarms = new ArrayList<>(List.of("host-hung", "host-impaired"));
    String definitions =
        TerraformFiles.text(TerraformFiles.TERRAFORM.resolve("modules/observability/alarms.tf"));
    Pattern.compile("(?m)^(?:    |      )([a-z0-9-]+) = \\{\\n\\s+description = ")
        .matcher(definitions)
        .results()
        .map(result -> result.group(1))
        .forEach(alarms::add);
    Pattern.compile("\"([a-z-]+)-\\$\\{[a-z]+}\" => \\{\\n\\s+description = ")
        .matcher(definitions)
        .results()
        .map(result -> result.group(1))
        .forEach(alarms::add);
    assertThat(sections).containsExactlyElementsOf(alarms.stream().sorted().distinct().toList());
  }

  @Test
  void nothingIsDownloadedAndEveryModuleSaysWhatItNeeds() throws IOException {
    for (Path file : files(".tf")) {
      Matcher source =
          Pattern.compile("(?m)^  source += \"([^\"]+)\"").matcher(TerraformFiles.text(file));
      while (source.find()) {
        assertThat(source.group(1)).as(file.toString()).startsWith(".");
      }
    }
    List<Path> versions =
        files("versions.tf").stream().filter(file -> !file.toString().contains("tests")).toList();
    assertThat(versions).hasSize(9);
    assertThat(versions.stream().map(TerraformFiles::text).distinct()).hasSize(1);
  }

  private static List<Path> files(String ending) throws IOException {
    try (Stream<Path> files = Files.walk(TerraformFiles.TERRAFORM)) {
      return files
          .filter(file -> file.toString().endsWith(ending))
          .filter(file -> !file.toString().contains(".terraform"))
          .filter(file -> !Files.isSymbolicLink(file))
          .sorted()
          .collect(Collectors.toList());
    }
  }

  private static String code(String text) {
    return "`" + text.replace("|", "\\|") + "`";
  }
}
