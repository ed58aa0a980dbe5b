package io.clicklake.registry.review.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What every format makes of a report is in {@code render/<report>.<format>}. */
class ReviewFormatsTest {

  private static final Path EXPECTED = Path.of("src/test/resources/render");
  private static final SarifFormat SARIF =
      new SarifFormat(Map.of("number-changed", "A number keeps its type."));

  static Stream<Arguments> formats() {
    Map<String, ReviewFormat> formats =
        Map.of(
            "txt",
            TextFormat.plain(),
            "ansi",
            TextFormat.coloured(),
            "md",
            new MarkdownFormat(),
            "json",
            new JsonFormat(),
            "sarif",
            SARIF,
            "html",
            new HtmlFormat());
    Map<String, ReviewReport> reports =
        Map.of("mixed", Reports.mixed(), "clean", Reports.clean(), "empty", Reports.empty());
    return reports.entrySet().stream()
        .flatMap(
            report ->
                formats.entrySet().stream()
                    .map(
                        format ->
                            Arguments.of(
                                report.getKey() + "." + format.getKey(),
                                report.getValue(),
                                format.getValue())));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("formats")
  void aReportIsShownAsItsFileSays(String file, ReviewReport report, ReviewFormat format)
      throws IOException {
    assertThat(written(format, report)).isEqualTo(Files.readString(EXPECTED.resolve(file)));
  }

  private static String written(ReviewFormat format, ReviewReport report) throws IOException {
    StringBuilder out = new StringBuilder();
    format.write(report, out);
    return out.toString();
  }

  private static JsonNode json(ReviewFormat format, ReviewReport report) throws IOException {
    return new ObjectMapper().readTree(written(format, report));
  }

  private static List<String> keys(JsonNode object) {
    List<String> keys = new ArrayList<>();
    object.fieldNames().forEachRemaining(keys::add);
    return keys;
  }

  @Test
  void theKeysOfTheJsonAndTheirOrderAreTheContract() throws IOException {
    JsonNode review = json(new JsonFormat(), Reports.mixed()).path(0);
    assertThat(keys(review))
        .containsExactly("review", "subject", "old", "new", "avro", "severity", "findings");
    assertThat(review.path("review").intValue()).isEqualTo(1);
    assertThat(keys(review.path("avro"))).containsExactly("backward", "forward");
    JsonNode finding = review.path("findings").path(0);
    assertThat(keys(finding))
        .containsExactly(
            "rule", "path", "change", "severity", "avro", "lake", "sink", "java", "advice");
    assertThat(keys(finding.path("lake")))
        .containsExactly(
            "oldFilesProjected",
            "oldFilesRegistered",
            "newFilesOldTable",
            "predicate",
            "duckdbUnion");
    assertThat(keys(review.path("findings").path(2)).subList(8, 10))
        .containsExactly("advice", "accepted");
  }

  @Test
  void oneReviewIsAnObjectAndSeveralOrNoneAreAnArray() throws IOException {
    assertThat(json(new JsonFormat(), Reports.clean()).isObject()).isTrue();
    assertThat(json(new JsonFormat(), Reports.mixed()).size()).isEqualTo(3);
    assertThat(json(new JsonFormat(), Reports.empty()).isArray()).isTrue();
  }

  @Test
  void sarifResultsNameTheirRulesAndPlaces() throws IOException {
    JsonNode run = json(SARIF, Reports.mixed()).path("runs").path(0);
    JsonNode rules = run.path("tool").path("driver").path("rules");
    for (JsonNode result : run.path("results")) {
      assertThat(rules.path(result.path("ruleIndex").intValue()).path("id"))
          .isEqualTo(result.path("ruleId"));
      assertThat(result.path("level").textValue()).isIn("note", "warning", "error");
      assertThat(result.path("message").path("text").textValue()).isNotBlank();
    }
    JsonNode place = run.path("results").path(0).path("locations").path(0).path("physicalLocation");
    assertThat(place.path("artifactLocation").path("uri").textValue())
        .isEqualTo("src/test/resources/render/click.avsc");
    assertThat(place.path("region").path("startLine").intValue()).isEqualTo(7);
    assertThat(run.path("results").path(2).path("suppressions")).hasSize(1);
    assertThat(run.path("results").path(5).path("ruleId").textValue()).isEqualTo("avro-level");
  }

  @Test
  void thePageNeedsNothingFromElsewhere() throws IOException {
    assertThat(written(new HtmlFormat(), Reports.mixed()))
        .doesNotContain("http:", "https:", "src=", "href=", "<script", "url(", "@import")
        .contains("&lt;b&gt;words&lt;/b&gt;")
        .doesNotContain("<b>words");
  }

  @Test
  void wordsOfASchemaStayWordsInMarkdown() throws IOException {
    assertThat(written(new MarkdownFormat(), Reports.mixed()))
        .doesNotContain("<b>", "`somebody`", "@all")
        .contains("&#124;");
  }
}
