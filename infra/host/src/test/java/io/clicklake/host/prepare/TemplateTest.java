package io.clicklake.host.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TemplateTest {

  @Test
  void placesAreFilledAndALineWithNothingToSayIsLeftOut() {
    Template template =
        new Template("t", "a={{one}}-{{two}}\nb={{none}}\nc=${file:x:y}$1\\\n# {{two}}\n");
    assertThat(template.fill(Map.of("one", "$1", "two", "\\2", "none", "")))
        .isEqualTo("a=$1-\\2\nc=${file:x:y}$1\\\n# \\2\n");
  }

  @Test
  void aPlaceThatNothingIsForIsNamedWithItsTemplate() {
    Template template = new Template("config/x.properties", "a={{tow}}");
    assertThatThrownBy(() -> template.fill(Map.of("two", "2")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("config/x.properties", "{{tow}}", "[two]");
  }
}
