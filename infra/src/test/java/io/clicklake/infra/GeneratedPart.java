package io.clicklake.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A part of a document that a test writes or holds true: what stands between two comments. */
record GeneratedPart(Path document, String name) {

  /** Holds the part against this text, or writes it. */
  void is(String text, Class<?> test) throws IOException {
    String document = TerraformFiles.text(this.document);
    Matcher part =
        Pattern.compile("(?s)(<!-- " + name + ":[^>]*-->\\n)(.*?)(<!-- /" + name + " -->)")
            .matcher(document);
    assertThat(part.find()).as("a part %s in %s", name, this.document).isTrue();
    if (Boolean.getBoolean(TerraformFiles.WRITE)) {
      Files.writeString(
          this.document,
          document.substring(0, part.end(1)) + text + document.substring(part.start(3)));
    } else {
      assertThat(part.group(2)).as(TerraformFiles.howToWrite(test)).isEqualTo(text);
    }
  }
}
