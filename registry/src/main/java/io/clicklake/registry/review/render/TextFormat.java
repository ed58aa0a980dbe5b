package io.clicklake.registry.review.render;

import io.clicklake.registry.review.Finding;
import io.clicklake.registry.review.Review;
import io.clicklake.registry.review.Severity;
import io.clicklake.registry.review.policy.JudgedFinding;
import io.clicklake.registry.review.policy.JudgedReview;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Lines for a terminal. */
public final class TextFormat implements ReviewFormat {

  private static final int WIDTH = 100;
  private static final String INDENT = " ".repeat(12);

  private final Ink ink;

  private TextFormat(Ink ink) {
    this.ink = ink;
  }

  /** For files and pipes. */
  public static TextFormat plain() {
    return new TextFormat(Ink.NONE);
  }

  /** For terminals that know ANSI colours. */
  public static TextFormat coloured() {
    return new TextFormat(Ink.ANSI);
  }

  @Override
  public void write(ReviewReport report, Appendable out) throws IOException {
    for (ReportedReview review : report.reviews()) {
      for (String line : lines(review.judged())) {
        out.append(line.stripTrailing()).append('\n');
      }
      out.append('\n');
    }
    out.append(
        "%s: %s; gate %s: %s%n"
            .formatted(
                report.extent(),
                report.tally(),
                report.gate().text(),
                report.failed()
                    ? ink.severity(Severity.BREAKING, "failed")
                    : ink.severity(Severity.SAFE, "passed"))
            .replace("\r\n", "\n"));
  }

  private List<String> lines(JudgedReview judged) {
    Review review = judged.review();
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s  %s"
            .formatted(
                ink.severity(judged.severity(), padded(judged.severity().text(), 8)),
                ink.strong(review.subject())));
    lines.add("          " + ink.faint(review.oldName() + " → " + review.newName()));
    lines.add("          " + ink.faint(Phrases.verdict(judged)));
    if (judged.unexplained()) {
      lines.add("          " + Phrases.unexplained(judged));
    }
    int paths =
        judged.findings().stream()
            .mapToInt(finding -> Phrases.path(finding.finding()).length())
            .max()
            .orElse(0);
    for (JudgedFinding finding : judged.findings()) {
      addFinding(finding, Math.min(paths, 40), lines);
    }
    return lines;
  }

  private void addFinding(JudgedFinding judged, int paths, List<String> lines) {
    Finding finding = judged.finding();
    String word = judged.standing().counts() ? finding.severity().text() : "accepted";
    lines.add(
        "  %s  %s  %s  %s"
            .formatted(
                ink.severity(judged.weight(), padded(word, 8)),
                padded(Phrases.path(finding), paths),
                printable(finding.change()),
                ink.faint("(" + finding.rule() + ")")));
    addNote("policy", Phrases.standing(judged.standing()).orElse(""), " ", lines);
    addNote("lake", LakeCell.seen(finding.lake()), "(?<=·) ", lines);
    addNote("also", Phrases.beside(finding), "(?<=·) ", lines);
    addNote("advice", finding.advice(), " ", lines);
  }

  /** Adds words in as many lines as they need, broken at the given pattern. */
  private void addNote(String label, String words, String breaks, List<String> lines) {
    String head = ink.faint(padded(label, 6));
    StringBuilder line = new StringBuilder();
    for (String part : printable(words).split(breaks, -1)) {
      if (line.length() + part.length() + INDENT.length() + 9 > WIDTH && !line.isEmpty()) {
        lines.add(INDENT + head + "  " + line);
        head = " ".repeat(6);
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(part);
    }
    if (!line.isEmpty()) {
      lines.add(INDENT + head + "  " + line);
    }
  }

  /** Words of a schema must not steer the terminal. */
  private static String printable(String words) {
    return words.replaceAll("\\p{Cntrl}", " ");
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }
}
