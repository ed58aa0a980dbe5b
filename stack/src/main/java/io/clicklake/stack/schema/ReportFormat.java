package io.clicklake.stack.schema;

import io.clicklake.registry.review.render.HtmlFormat;
import io.clicklake.registry.review.render.JsonFormat;
import io.clicklake.registry.review.render.MarkdownFormat;
import io.clicklake.registry.review.render.ReviewFormat;
import io.clicklake.registry.review.render.SarifFormat;
import io.clicklake.registry.review.render.TextFormat;
import io.clicklake.registry.review.rule.Rules;
import java.util.LinkedHashMap;
import java.util.Map;

/** The formats by their names on the command line. */
enum ReportFormat {
  text,
  markdown,
  json,
  sarif,
  html;

  /** The format for a file or a pipe. */
  ReviewFormat plain() {
    return switch (this) {
      case text -> TextFormat.plain();
      case markdown -> new MarkdownFormat();
      case json -> new JsonFormat();
      case sarif -> new SarifFormat(purposes());
      case html -> new HtmlFormat();
    };
  }

  /** The format for a terminal with colours. */
  ReviewFormat coloured() {
    return this == text ? TextFormat.coloured() : plain();
  }

  private static Map<String, String> purposes() {
    Map<String, String> purposes = new LinkedHashMap<>();
    Rules.entries().forEach(rule -> purposes.put(rule.id(), rule.purpose()));
    return purposes;
  }
}
