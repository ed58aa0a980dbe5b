package io.clicklake.stack.lake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;

/** Rows as one JSON array of objects, a row a line; values keep their types. */
final class JsonFormat implements RowSink {
  private final Appendable out;
  private List<Column> columns = List.of();
  private boolean first = true;

  JsonFormat(Appendable out) {
    this.out = out;
  }

  @Override
  public void begin(List<Column> columns) throws IOException {
    this.columns = columns;
    out.append('[');
  }

  @Override
  public void row(List<JsonNode> values) throws IOException {
    ObjectNode row = JsonNodeFactory.instance.objectNode();
    for (int i = 0; i < columns.size(); i++) {
      row.set(columns.get(i).name(), values.get(i));
    }
    out.append(first ? "\n" : ",\n").append(row.toString());
    first = false;
  }

  @Override
  public void end() throws IOException {
    out.append(first ? "]\n" : "\n]\n");
  }
}
