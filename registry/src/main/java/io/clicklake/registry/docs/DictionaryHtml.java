package io.clicklake.registry.docs;

import java.util.List;
import java.util.stream.Collectors;

/** Data dictionaries as one page of HTML that needs nothing else. */
public final class DictionaryHtml {

  private static final String STYLE =
      """
      :root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif }
      body { margin: 2rem auto; max-width: 84rem; padding: 0 1rem }
      table { border-collapse: collapse; width: 100% }
      th, td { border-bottom: 1px solid #8884; padding: .35rem .6rem; text-align: left; vertical-align: top }
      thead th { position: sticky; top: 0; background: Canvas }
      tr:target { background: #fd05 }
      code { font: 13px ui-monospace, monospace; overflow-wrap: anywhere }
      td:first-child { white-space: nowrap }
      .missing { color: #c30 }
      """;

  private DictionaryHtml() {}

  /** The page; every column has an anchor of its name. */
  public static String page(String title, List<DataDictionary> dictionaries) {
    return """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>%s</title>
        <style>
        %s</style>
        </head>
        <body>
        <h1>%s</h1>
        %s</body>
        </html>
        """
        .formatted(
            escaped(title),
            STYLE,
            escaped(title),
            dictionaries.stream().map(DictionaryHtml::section).collect(Collectors.joining()));
  }

  private static String section(DataDictionary dictionary) {
    List<String> undocumented = dictionary.undocumented();
    return """
        <h2>%s</h2>
        <p>%s</p>
        <table>
        <thead><tr><th>column<th>Avro<th>Parquet<th>Glue<th>null<th>default<th>meaning</tr></thead>
        <tbody>
        %s</tbody>
        </table>
        %s"""
        .formatted(
            escaped(dictionary.name()),
            escaped(dictionary.doc()),
            dictionary.columns().stream()
                .map(column -> row(dictionary.name(), column))
                .collect(Collectors.joining()),
            undocumented.isEmpty()
                ? ""
                : "<p class=\"missing\">Without a doc: %s.</p>\n"
                    .formatted(escaped(String.join(", ", undocumented))));
  }

  private static String row(String record, DocumentedColumn column) {
    String symbols =
        column.symbols().isEmpty()
            ? ""
            : column.symbols().stream()
                .map(DictionaryHtml::code)
                .collect(Collectors.joining(", ", " One of ", "."));
    return "<tr id=\"%s\"><td style=\"padding-left:%drem\">%s<td>%s<td>%s<td>%s<td>%s<td>%s<td>%s</tr>\n"
        .formatted(
            escaped(record + "." + column.name()),
            1 + column.depth(),
            code(column.name()),
            escaped(column.avro()),
            escaped(column.parquet()),
            code(column.glue()),
            column.nullable() ? "yes" : "",
            column.defaultValue().isEmpty() ? "" : code(column.defaultValue()),
            escaped(column.doc()) + symbols);
  }

  private static String code(String text) {
    return "<code>" + escaped(text) + "</code>";
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
