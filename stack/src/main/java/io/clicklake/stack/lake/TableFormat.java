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
    TextTable table = new TextTable(columns.stream().map(TableFormat::heading).toList());
    rows.forEach(table::add);
    for (String line : table.lines()) {
      out.append(line).append('\n');
    }
    out.append(rows.size() == 1 ? "(1 row)\n" : "(" + rows.size() + " rows)\n");
  }

  private static TextTable.Heading heading(Column column) {
    return column.numeric()
        ? TextTable.Heading.right(column.name())
        : TextTable.Heading.left(column.name());
  }

  private static String text(JsonNode value) {
    String text = value.isNull() ? "NULL" : value.isValueNode() ? value.asText() : value.toString();
    return text.replace("\r", "\\r").replace("\n", "\\n").replace("\t", "\\t");
  }
}
