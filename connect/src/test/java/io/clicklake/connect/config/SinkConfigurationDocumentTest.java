package io.clicklake.connect.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clicklake.connect.partitioner.PathFormat;
import io.clicklake.connect.partitioner.WrongPathFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SinkConfigurationDocumentTest {

  private static final Path DOCUMENT =
      Path.of(System.getProperty("clicklake.home"), "docs", "sink-configuration.md");
  private static final String WRITE = "clicklake.document.write";

  @Test
  void theDocumentSaysWhatTheDefinitionSays() throws IOException {
    if (Boolean.getBoolean(WRITE)) {
      Files.writeString(DOCUMENT, SinkConfigurationDocument.text());
    }
    assertThat(DOCUMENT)
        .as(
            "run ./mvnw -q -Dquick test -pl connect -am -Dtest=SinkConfigurationDocumentTest"
                + " -Dsurefire.failIfNoSpecifiedTests=false -D%s=true",
            WRITE)
        .hasContent(SinkConfigurationDocument.text());
  }

  @Test
  void everyMistakeOfTheDocumentIsRefusedWithWhatItSays() {
    String text = SinkConfigurationDocument.text();
    Matcher row =
        Pattern.compile("\\| `([^`]+)` \\| [^|]+ \\| `([^`]+)` \\|\n")
            .matcher(text.substring(text.indexOf("## Mistakes")));
    int rows = 0;
    while (row.find()) {
      String written = row.group(1);
      // What is shown of a pattern may have no year, which a suggestion always has.
      String prefix = written.matches(".*[yYx].*") ? "" : "YYYY/";
      String right = prefix + row.group(2);
      assertThatThrownBy(() -> PathFormat.parse(prefix + written, Locale.ENGLISH))
          .isInstanceOf(WrongPathFormatException.class)
          .hasMessageEndingWith("write " + right);
      rows++;
    }
    assertThat(rows).isEqualTo(10);
  }

  @Test
  void everySettingIsDocumentedInSentences() {
    assertThat(SettingGroup.all().stream().flatMap(group -> group.settings().stream()))
        .allSatisfy(
            setting -> {
              assertThat(setting.documentation()).matches("(?s)[A-Z].*\\.");
              assertThat(setting.documentation().length()).isGreaterThan(15);
            });
  }
}
