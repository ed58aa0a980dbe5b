package io.clicklake.registry.review.render;

import io.clicklake.registry.review.Finding;
import io.clicklake.registry.review.Review;
import io.clicklake.registry.review.Severity;
import io.clicklake.registry.review.policy.JudgedFinding;
import io.clicklake.registry.review.policy.JudgedReview;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/** A comment on a pull request, in GitHub's Markdown. */
public final class MarkdownFormat implements ReviewFormat {

  @Override
  public void write(ReviewReport report, Appendable out) throws IOException {
    out.append("### Schema review: ").append(mark(report.severity())).append('\n');
    out.append(
        "\n%s: %s; gate %s **%s**.\n"
            .formatted(
                report.extent(),
                report.tally(),
                report.gate().text(),
                report.failed() ? "failed" : "passed"));
    for (ReportedReview review : report.reviews()) {
      write(review.judged(), out);
    }
  }

  private static void write(JudgedReview judged, Appendable out) throws IOException {
    Review review = judged.review();
    out.append(
        "\n#### %s %s\n\n%s → %s · %s\n"
            .formatted(
                mark(judged.severity()),
                code(review.subject()),
                code(review.oldName()),
                code(review.newName()),
                Phrases.verdict(judged)));
    if (judged.unexplained()) {
      out.append("\n**").append(Phrases.unexplained(judged)).append("**\n");
    }
    if (judged.findings().isEmpty()) {
      return;
    }
    out.append("\n| | where | change |");
    for (LakeCell cell : LakeCell.ALL) {
      out.append(' ').append(cell.title()).append(" |");
    }
    out.append(" sink | Java |\n|---|---|---|").append("---|".repeat(LakeCell.ALL.size() + 2));
    out.append('\n');
    for (JudgedFinding finding : judged.findings()) {
      out.append(row(finding)).append('\n');
    }
    writeAdvice(judged, out);
  }

  private static String row(JudgedFinding judged) {
    Finding finding = judged.finding();
    String cells =
        LakeCell.ALL.stream()
            .map(cell -> stressed(cell.of().apply(finding.lake()).text(), "same"))
            .collect(Collectors.joining(" | "));
    return "| %s | %s | %s | %s | %s | %s |"
        .formatted(
            judged.standing().counts() ? mark(finding.severity()) : "⚪ accepted",
            code(Phrases.path(finding)),
            escaped(finding.change()),
            cells,
            stressed(finding.sink().text(), "shares-file"),
            stressed(finding.java().text(), "source-compatible"));
  }

  private static void writeAdvice(JudgedReview judged, Appendable out) throws IOException {
    List<JudgedFinding> told =
        judged.findings().stream()
            .filter(
                one ->
                    !one.finding().advice().isEmpty()
                        || Phrases.standing(one.standing()).isPresent())
            .toList();
    if (told.isEmpty()) {
      return;
    }
    out.append("\n<details><summary>Advice</summary>\n\n");
    for (JudgedFinding one : told) {
      Finding finding = one.finding();
      out.append("- %s (%s)".formatted(code(Phrases.path(finding)), code(finding.rule())));
      if (!finding.advice().isEmpty()) {
        out.append(": ").append(escaped(finding.advice()));
      }
      out.append(
          Phrases.standing(one.standing()).map(words -> "; *" + escaped(words) + "*").orElse(""));
      out.append('\n');
    }
    out.append("\n</details>\n");
  }

  private static String mark(Severity severity) {
    return switch (severity) {
      case SAFE -> "🟢 safe";
      case CAREFUL -> "🟡 careful";
      case BREAKING -> "🔴 breaking";
    };
  }

  private static String stressed(String text, String usual) {
    return text.equals(usual) || text.equals("n/a") ? text : "**" + text + "**";
  }

  /** Inline code that ends neither at a backtick nor at a table's bar. */
  private static String code(String text) {
    return "<code>" + escaped(text) + "</code>";
  }

  /** Text of schemas, which may hold anything, as nothing but text. */
  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    text.codePoints()
        .forEach(
            point -> {
              if ("&<>|\\`*_[]@#~!".indexOf(point) >= 0) {
                escaped.append("&#").append(point).append(';');
              } else {
                escaped.appendCodePoint(Character.isISOControl(point) ? ' ' : point);
              }
            });
    return escaped.toString();
  }
}
