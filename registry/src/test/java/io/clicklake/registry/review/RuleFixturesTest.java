package io.clicklake.registry.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.clicklake.registry.review.rule.Rules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RuleFixturesTest {

  private static final String WRITE = "clicklake.document.write";

  static List<SchemaChange> changes() {
    return SchemaChange.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("changes")
  void theReviewSaysWhatTheFolderSays(SchemaChange change) throws IOException {
    Review review = change.review();
    Path expected = change.folder().resolve("expected.txt");
    if (Boolean.getBoolean(WRITE)) {
      Files.writeString(expected, text(review));
    }
    assertThat(review.findings()).extracting(Finding::rule).contains(change.rule());
    assertThat(text(review)).isEqualTo(Files.readString(expected));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("changes")
  void theFindingsTogetherSayWhatAvroSaysOfTheWhole(SchemaChange change) {
    Review review = change.review();
    assertThat(review.findings()).allMatch(finding -> !finding.path().startsWith("."));
    assertThat(
            new AvroVerdict(
                review.findings().stream().allMatch(finding -> finding.avro().backward()),
                review.findings().stream().allMatch(finding -> finding.avro().forward())))
        .isEqualTo(review.avro());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("changes")
  void noFindingIsGraverThanItsRuleSays(SchemaChange change) {
    Map<String, Severity> gravest =
        Rules.entries().stream().collect(Collectors.toMap(Rules.Entry::id, Rules.Entry::severity));
    assertThat(change.review().findings())
        .allSatisfy(
            finding ->
                assertThat(finding.severity()).isLessThanOrEqualTo(gravest.get(finding.rule())));
  }

  @Test
  void everyRuleHasAFixture() {
    Set<String> shown =
        SchemaChange.all().stream()
            .map(SchemaChange::rule)
            .collect(Collectors.toCollection(TreeSet::new));
    shown.add("schema-deleted");
    assertThat(shown).isEqualTo(new TreeSet<>(Rules.ids()));
  }

  private static String text(Review review) {
    return review.findings().stream()
        .map(RuleFixturesTest::text)
        .collect(Collectors.joining("\n", "severity: " + review.severity().text() + "\n\n", ""));
  }

  private static String text(Finding finding) {
    LakeEffect lake = finding.lake();
    return """
        rule: %s
        path: %s
        change: %s
        severity: %s
        avro: backward=%s forward=%s
        lake: oldFilesProjected=%s oldFilesRegistered=%s newFilesOldTable=%s predicate=%s duckdbUnion=%s
        sink: %s
        java: %s
        advice: %s
        """
        .formatted(
            finding.rule(),
            finding.path(),
            finding.change(),
            finding.severity().text(),
            finding.avro().backward(),
            finding.avro().forward(),
            lake.oldFilesProjected().text(),
            lake.oldFilesRegistered().text(),
            lake.newFilesOldTable().text(),
            lake.predicate().text(),
            lake.duckdbUnion().text(),
            finding.sink().text(),
            finding.java().text(),
            finding.advice());
  }
}
