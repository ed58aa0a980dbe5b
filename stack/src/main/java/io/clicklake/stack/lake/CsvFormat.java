package io.clicklake.stack.lake;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Rows as CSV of RFC 4180: a header, lines that end in CRLF, quotes where needed. A missing value
 * is an empty field, an empty text a quoted one; lists and objects are JSON.
 */
final class CsvFormat implements RowSink {
  private final Appendable out;

  CsvFormat(Appendable out) {
    this.out = out;
  }

  @Override
  public void begin(List<Column> columns) throws IOException {
    if (!columns.isEmpty()) {
      out.append(columns.stream().map(c -> field(c.name())).collect(Collectors.joining(",")));
      out.append("\r\n");
    }
  }

  @Override
  public void row(List<JsonNode> values) throws IOException {
    out.append(values.stream().map(CsvFormat::field).collect(Collectors.joining(",")));
    out.append("\r\n");
  }

  @Override
  public void end() {}

  private static String field(JsonNode value) {
    if (value.isNull()) {
      return "";
    }
    return field(value.isValueNode() ? value.asText() : value.toString());
  }

  private static String field(String text) {
    boolean plain =
        !text.isEmpty()
            && text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
