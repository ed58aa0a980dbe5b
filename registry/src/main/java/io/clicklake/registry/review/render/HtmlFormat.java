package io.clicklake.registry.review.render;

import io.clicklake.registry.review.Finding;
import io.clicklake.registry.review.Review;
import io.clicklake.registry.review.policy.JudgedFinding;
import io.clicklake.registry.review.policy.JudgedReview;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * One page that needs nothing else: no script, no font, no image; light and dark, wide and narrow.
 */
public final class HtmlFormat implements ReviewFormat {

  @Override
  public void write(ReviewReport report, Appendable out) throws IOException {
    out.append(
        """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>Schema review: %s</title>
        <style>
        %s</style>
        </head>
        <body>
        <header class="%s">
        <h1>Schema review <span class="mark">%s</span></h1>
        <p>%s: %s; gate %s <strong>%s</strong></p>
        </header>
        """
            .formatted(
                report.severity().text(),
                style(),
                report.severity().text(),
                report.severity().text(),
                report.extent(),
                report.tally(),
                report.gate().text(),
                report.failed() ? "failed" : "passed"));
    writeFilters(out);
    for (ReportedReview review : report.reviews()) {
      write(review.judged(), out);
    }
    out.append("</body>\n</html>\n");
  }

  private static void writeFilters(Appendable out) throws IOException {
    out.append("<div class=\"filters\" role=\"group\" aria-label=\"Findings to show\">\n");
    for (String kind : List.of("breaking", "careful", "safe", "accepted")) {
      out.append(
          "<label><input type=\"checkbox\" id=\"show-%s\" checked> %s</label>\n"
              .formatted(kind, kind));
    }
    out.append("</div>\n");
  }

  private static void write(JudgedReview judged, Appendable out) throws IOException {
    Review review = judged.review();
    out.append(
        """
        <section class="%s">
        <h2><span class="mark">%s</span> <code>%s</code></h2>
        <p class="faint"><code>%s</code> → <code>%s</code><br>%s</p>
        """
            .formatted(
                judged.severity().text(),
                judged.severity().text(),
                escaped(review.subject()),
                escaped(review.oldName()),
                escaped(review.newName()),
                escaped(Phrases.verdict(judged))));
    if (judged.unexplained()) {
      out.append("<p>").append(escaped(Phrases.unexplained(judged))).append("</p>\n");
    }
    if (judged.findings().isEmpty()) {
      out.append("<p>no findings</p>\n");
    } else {
      writeMatrix(judged, out);
    }
    out.append("</section>\n");
  }

  private static void writeMatrix(JudgedReview judged, Appendable out) throws IOException {
    out.append("<div class=\"matrix\"><table>\n<thead><tr><th></th><th>change</th>");
    for (LakeCell cell : LakeCell.ALL) {
      out.append("<th>").append(cell.title()).append("</th>");
    }
    out.append("<th>sink</th><th>Java</th></tr></thead>\n<tbody>\n");
    for (JudgedFinding finding : judged.findings()) {
      writeRow(finding, out);
    }
    out.append("</tbody></table></div>\n");
  }

  private static void writeRow(JudgedFinding judged, Appendable out) throws IOException {
    Finding finding = judged.finding();
    String kind = judged.standing().counts() ? finding.severity().text() : "accepted";
    out.append(
        "<tr class=\"finding %s\"><td><span class=\"mark\">%s</span></td>".formatted(kind, kind));
    out.append(
        "<td class=\"where\"><code>%s</code> <span class=\"faint\">%s</span><div class=\"words\">%s</div>"
            .formatted(
                escaped(Phrases.path(finding)),
                escaped(finding.rule()),
                escaped(finding.change())));
    for (String note : List.of(Phrases.standing(judged.standing()).orElse(""), finding.advice())) {
      if (!note.isEmpty()) {
        out.append("<div class=\"advice\">").append(escaped(note)).append("</div>");
      }
    }
    out.append("</td>");
    for (LakeCell cell : LakeCell.ALL) {
      writeCell(cell.title(), cell.of().apply(finding.lake()).text(), "same", out);
    }
    writeCell("sink", finding.sink().text(), "shares-file", out);
    writeCell("Java", finding.java().text(), "source-compatible", out);
    out.append("</tr>\n");
  }

  private static void writeCell(String title, String text, String usual, Appendable out)
      throws IOException {
    String kind = text.equals(usual) || text.equals("n/a") ? "dim" : "off";
    out.append("<td class=\"cell %s\" data-title=\"%s\">%s</td>".formatted(kind, title, text));
  }

  private static String style() throws IOException {
    try (InputStream css =
        Objects.requireNonNull(HtmlFormat.class.getResourceAsStream("review.css"))) {
      return new String(css.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
