package io.clicklake.registry.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.clicklake.registry.review.rule.Rules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class SchemaRulesDocumentTest {

  private static final String WRITE = "clicklake.document.write";
  private static final Path DOCUMENT =
      Path.of(System.getProperty("clicklake.home"), "docs", "schema-rules.md");
  private static final String HEAD =
      """
      # Rules of a schema review

      Generated from the rules and their fixtures; what SQL does is measured, see [schema-evolution-matrix.md](schema-evolution-matrix.md).

      A finding is **safe** where every reader goes on and sees the values it saw, **careful** where nothing is lost in the advised order or through the advised view, **breaking** where some reader fails or sees
      something else without being told. The policy's level comes on top: what Avro's verdict forbids under it is breaking whatever the rule says. The severity below is the gravest that a rule gives.

      | cell | what SQL returns |
      |---|---|
      | `same` | the value reads back |
      | `null` | NULL instead of the value or of Avro's default |
      | `hidden` | nothing yet: the column is not visible until the table is altered |
      | `wrong` | another value, and no error |
      | `loses-rows` | fewer rows than there are |
      | `error` | the query fails |
      | `n/a` | there is nothing to read |

      Lake columns: *projected*: old files under the new table (partition projection, or partitions that carry the new columns). *registered*: the same with the old partitions registered with the old columns, as a
      crawler leaves them. *not altered*: new files while the table has the old columns. *WHERE*: a predicate on the column over old files under the new table. *DuckDB*: `union_by_name` over both.
      Sink: `shares-file`: the first new record closes the open batch, from then on older records are projected up and share files; `rotates-once`: older records cannot be projected and keep files of their own;
      `refused`: the sink cannot write the new version. Java: whether code that uses the generated class through accessors and builder still compiles.

      | rule | gravest | why |
      |---|---|---|
      """;

  @Test
  void theDocumentSaysWhatTheRulesSay() throws IOException {
    String text = text();
    if (Boolean.getBoolean(WRITE)) {
      Files.writeString(DOCUMENT, text);
    }
    assertThat(DOCUMENT)
        .as(
            "run ./mvnw -q -Dquick test -pl registry -am -Dtest=SchemaRulesDocumentTest"
                + " -Dsurefire.failIfNoSpecifiedTests=false -D%s=true",
            WRITE)
        .hasContent(text);
  }

  private static String text() {
    StringBuilder text = new StringBuilder(HEAD);
    for (Rules.Entry rule : Rules.entries()) {
      text.append(
          "| [`%1$s`](#%1$s) | %2$s | %3$s |\n"
              .formatted(rule.id(), rule.severity().text(), rule.purpose()));
    }
    List<SchemaChange> changes = SchemaChange.all();
    for (Rules.Entry rule : Rules.entries()) {
      text.append("\n## ").append(rule.id()).append("\n\n").append(rule.purpose()).append("\n");
      List<SchemaChange> cases =
          changes.stream().filter(change -> change.rule().equals(rule.id())).toList();
      if (!cases.isEmpty()) {
        text.append(
            """

            | case | change | severity | backward | forward | projected | registered | not altered | WHERE | DuckDB | sink | Java |
            |---|---|---|---|---|---|---|---|---|---|---|---|
            """);
        cases.forEach(one -> text.append(row(one)));
        text.append("\nAdvice: ").append(finding(cases.get(0)).advice()).append(".\n");
      }
    }
    return text.toString().replace("\nAdvice: .\n", "");
  }

  private static Finding finding(SchemaChange change) {
    return change.review().findings().stream()
        .filter(finding -> finding.rule().equals(change.rule()))
        .findFirst()
        .orElseThrow();
  }

  private static String row(SchemaChange change) {
    Finding finding = finding(change);
    LakeEffect lake = finding.lake();
    return "| %s | %s | %s | %s | %s | %s | %s | %s | %s | %s | %s | %s |\n"
        .formatted(
            change.folder().getFileName().toString().replace('-', ' '),
            finding.change(),
            finding.severity().text(),
            yes(finding.avro().backward()),
            yes(finding.avro().forward()),
            lake.oldFilesProjected().text(),
            lake.oldFilesRegistered().text(),
            lake.newFilesOldTable().text(),
            lake.predicate().text(),
            lake.duckdbUnion().text(),
            finding.sink().text(),
            finding.java().text());
  }

  private static String yes(boolean compatible) {
    return compatible ? "yes" : "no";
  }
}
