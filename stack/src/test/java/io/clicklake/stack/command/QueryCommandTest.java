package io.clicklake.stack.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class QueryCommandTest {
  private final String homeBefore = System.getProperty("clicklake.home", "");
  private final PrintStream outBefore = System.out;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final StringWriter errors = new StringWriter();
  private final Path home;

  QueryCommandTest(@TempDir Path home) {
    this.home = home;
  }

  @BeforeEach
  void moveIn() {
    System.setProperty("clicklake.home", home.toString());
    System.setOut(new PrintStream(out, true, StandardCharsets.ISO_8859_1));
  }

  @AfterEach
  void moveOut() {
    System.setProperty("clicklake.home", homeBefore);
    System.setOut(outBefore);
  }

  private int query(String... arguments) {
    return new CommandLine(new QueryCommand())
        .setErr(new PrintWriter(errors, true))
        .execute(arguments);
  }

  private String written() {
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void aLakeWithoutStackOrFilesAnswers() {
    assertThat(query("SELECT count(*) AS events FROM click_events")).isZero();
    assertThat(written()).isEqualTo("events\n──────\n     0\n(1 row)\n");
  }

  @Test
  void theFormatIsChosenByName() {
    assertThat(query("SELECT 'größer' AS word", "--format", "csv")).isZero();
    assertThat(written()).isEqualTo("word\r\ngrößer\r\n");
  }

  @Test
  void aQueryThatFailsIsToldInDuckDbsWordsAlone() {
    assertThat(query("SELECT nothing FROM click_events")).isEqualTo(1);
    assertThat(errors.toString())
        .contains("\"nothing\" not found")
        .doesNotContain("Exception", "\tat ");
    assertThat(written()).isEmpty();
  }

  @Test
  void aMissingQueryIsAUsageError() {
    assertThat(query()).isEqualTo(2);
    assertThat(errors.toString()).contains("Missing required parameter: 'SQL'");
  }
}
