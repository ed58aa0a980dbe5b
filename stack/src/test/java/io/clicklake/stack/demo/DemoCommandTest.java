package io.clicklake.stack.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class DemoCommandTest {
  private final StringWriter errors = new StringWriter();
  private final CommandLine command =
      new CommandLine(new DemoCommand()).setErr(new PrintWriter(errors, true));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--events=0        | --events: events is 0, expected at least 1",
        "--batch-size=0    | batch size is 0, expected 1 to 100",
        "--batch-size=101  | batch size is 101, expected 1 to 100",
        "--senders=0       | senders is 0, expected at least 1",
        "--port-offset=-1  | --port-offset is -1, expected 0 to 50000",
        "--port-offset=99999 | --port-offset is 99999, expected 0 to 50000",
        "--events=many     | Invalid value for option '--events'",
        "--no-such-option  | Unknown option: '--no-such-option'"
      })
  void whatCannotBeRunIsAUsageErrorBeforeAnythingStarts(String option, String message) {
    assertThat(command.execute(option)).isEqualTo(2);
    assertThat(errors.toString()).contains(message);
  }

  @Test
  void helpNamesEveryOptionWithItsDefault() {
    String help = command.getUsageMessage();

    assertThat(help)
        .contains("--events", "20000", "--seed", "--exit", "--batch-size", "--senders", "--report")
        .contains("Examples:");
  }
}
