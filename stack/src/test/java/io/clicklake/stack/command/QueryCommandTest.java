package io.clicklake.stack.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.clicklake.stack.InHome;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QueryCommandTest extends InHome {
  QueryCommandTest(@TempDir Path home) {
    super(home);
  }

  private int query(String... arguments) {
    return run(new QueryCommand(), arguments);
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
    assertThat(errors()).contains("\"nothing\" not found").doesNotContain("Exception", "\tat ");
    assertThat(written()).isEmpty();
  }

  @Test
  void aMissingQueryIsAUsageError() {
    assertThat(query()).isEqualTo(2);
    assertThat(errors()).contains("Missing required parameter: 'SQL'");
  }
}
