package io.clicklake.registry.docs;

import java.util.List;
import java.util.stream.Collectors;

/** Data dictionaries as Markdown. */
public final class DictionaryMarkdown {

  private DictionaryMarkdown() {}

  /** A section with a table, to stand in a page. */
  public static String section(DataDictionary dictionary) {
    StringBuilder text = new StringBuilder("## %s\n\n".formatted(dictionary.name()));
    if (!dictionary.doc().isEmpty()) {
      text.append(escaped(dictionary.doc())).append("\n\n");
    }
    text.append("| column | Avro | Parquet | Glue | null | default | meaning |\n");
    text.append("|---|---|---|---|---|---|---|\n");
    for (DocumentedColumn column : dictionary.columns()) {
      text.append(
          "| `%s` | %s | %s | %s | %s | %s | %s |\n"
              .formatted(
                  column.name(),
                  escaped(column.avro()),
                  column.parquet(),
                  code(column.glue()),
                  column.nullable() ? "yes" : "",
                  code(column.defaultValue()),
                  meaning(column)));
    }
    List<String> undocumented = dictionary.undocumented();
    if (!undocumented.isEmpty()) {
      text.append("\nWithout a doc: ")
          .append(
              undocumented.stream().map(DictionaryMarkdown::code).collect(Collectors.joining(", ")))
          .append(".\n");
    }
    return text.toString();
  }

  private static String meaning(DocumentedColumn column) {
    String symbols =
        column.symbols().stream()
            .map(DictionaryMarkdown::code)
            .collect(
                Collectors.joining(", ", column.doc().isEmpty() ? "One of " : " One of ", "."));
    return escaped(column.doc()) + (column.symbols().isEmpty() ? "" : symbols);
  }

  private static String code(String text) {
    return text.isEmpty() ? "" : "`" + text.replace("|", "\\|") + "`";
  }

  private static String escaped(String text) {
    return text.replaceAll("([\\\\`*_|<>\\[\\]])", "\\\\$1");
  }
}
