package io.clicklake.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.clicklake.components.Checkout;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class BenchTest {

  private static final Pattern COMMAND = Pattern.compile("\\./clicklake bench ([a-z]+)([^`\\n]*)");
  private static final Pattern OPTION = Pattern.compile("--[a-z][a-z-]*");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sink --events 1000000   | multiple of 300000",
        "sink --heap much        | heap is much",
        "sink --runs 0           | --runs is 0",
        "sink --config x         | go together",
        "producer --starts 0     | --starts is 0",
        "producer --seconds 0    | --seconds is 0",
        "faults --kills 0        | kills is 0",
        "faults --events 0       | events is 0",
        "faults --partitions 0   | partitions is 0",
        "''                      | a scenario is missing",
      })
  void wrongSettingsAreToldBeforeAnythingStarts(String arguments, String told) {
    StringWriter err = new StringWriter();
    CommandLine bench = Bench.commandLine().setErr(new PrintWriter(err));
    String[] words = arguments.isEmpty() ? new String[0] : arguments.split(" ");
    assertThat(bench.execute(words)).isEqualTo(CommandLine.ExitCode.USAGE);
    assertThat(err.toString()).contains(told);
  }

  @Test
  void scenariosAndOptionsInTheDocumentExist() throws IOException {
    CommandLine bench = Bench.commandLine();
    String text = Files.readString(Checkout.home().resolve("docs/benchmarks.md"));
    int commands = 0;
    for (Matcher command = COMMAND.matcher(text); command.find(); commands++) {
      String scenario = command.group(1);
      assertThat(bench.getSubcommands()).containsKey(scenario);
      CommandLine found = Objects.requireNonNull(bench.getSubcommands().get(scenario), scenario);
      for (Matcher option = OPTION.matcher(command.group(2)); option.find(); ) {
        assertThat(found.getCommandSpec().findOption(option.group()))
            .as(command.group())
            .isNotNull();
      }
    }
    assertThat(commands).isGreaterThan(3);
  }
}
