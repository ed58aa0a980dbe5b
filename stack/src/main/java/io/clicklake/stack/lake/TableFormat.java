package io.clicklake.stack.lake;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows as a table of aligned columns, numbers to the right, with the number of rows below. It keeps
 * all rows until the end, because only then the widths are known.
 */
final class TableFormat implements RowSink {
  private final Appendable out;
  private final List<Column> columns = new ArrayList<>();
  private final List<List<String>> rows = new ArrayList<>();

  TableFormat(Appendable out) {
    this.out = out;
  }

  @Override
  public void begin(List<Column> columns) {
    this.columns.addAll(columns);
  }

  @Override
  public void row(List<JsonNode> values) {
    rows.add(values.stream().map(TableFormat::text).toList());
  }

  @Override
  public void end() throws IOException {
    if (columns.isEmpty()) {
      return;
    }
    int[] widths = widths();
    line(columns.stream().map(Column::name).toList(), widths);
    List<String> rule = new ArrayList<>();
    for (int width : widths) {
      rule.add("─".repeat(width));
    }
    line(rule, widths);
    for (List<String> row : rows) {
      line(row, widths);
    }
    out.append(rows.size() == 1 ? "(1 row)\n" : "(" + rows.size() + " rows)\n");
  }

  private int[] widths() {
    int[] widths = new int[columns.size()];
    for (int i = 0; i < widths.length; i++) {
      widths[i] = width(columns.get(i).name());
      for (List<String> row : rows) {
        widths[i] = Math.max(widths[i], width(row.get(i)));
      }
    }
    return widths;
  }

  private void line(List<String> cells, int[] widths) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String space = " ".repeat(widths[i] - width(cells.get(i)));
      line.append(i == 0 ? "" : "  ");
      line.append(columns.get(i).numeric() ? space + cells.get(i) : cells.get(i) + space);
    }
    out.append(line.toString().stripTrailing()).append('\n');
  }

  private static String text(JsonNode value) {
    String text = value.isNull() ? "NULL" : value.isValueNode() ? value.asText() : value.toString();
    return text.replace("\r", "\\r").replace("\n", "\\n").replace("\t", "\\t");
  }

  private static int width(String text) {
    return text.codePointCount(0, text.length());
  }
}
