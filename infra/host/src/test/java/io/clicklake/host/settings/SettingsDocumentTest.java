package io.clicklake.host.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SettingsDocumentTest {

  private static final Path DOCUMENT =
      Path.of(System.getProperty("clicklake.home"), "infra/host/README.md");
  private static final String WRITE = "clicklake.document.write";
  private static final String BEGIN = "<!-- settings -->\n";
  private static final String END = "<!-- /settings -->\n";

  @Test
  void theReadmeListsEveryVariable() throws IOException {
    String text = Files.readString(DOCUMENT);
    String wanted =
        text.substring(0, text.indexOf(BEGIN) + BEGIN.length())
            + table()
            + text.substring(text.indexOf(END));
    if (Boolean.getBoolean(WRITE)) {
      Files.writeString(DOCUMENT, wanted);
    }
    assertThat(DOCUMENT)
        .as(
            "run ./mvnw -q -Dquick test -pl infra/host -am -Dtest=SettingsDocumentTest"
                + " -Dsurefire.failIfNoSpecifiedTests=false -D%s=true",
            WRITE)
        .hasContent(wanted);
  }

  private static String table() {
    StringBuilder table = new StringBuilder("| variable | default | what for |\n|---|---|---|\n");
    for (Variable variable : Variable.values()) {
      table.append(
          "| `%s` | %s | %s |\n"
              .formatted(
                  variable.key(),
                  variable.required()
                      ? "required"
                      : variable.fallback().isEmpty() ? "" : "`" + variable.fallback() + "`",
                  variable.meaning()));
    }
    return table.toString();
  }
}
