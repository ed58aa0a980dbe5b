package io.clicklake.stack.lake;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;

/** Takes a query's result row by row: begin once, then the rows, then end once. */
public interface RowSink {

  /** The columns, before the first row. */
  void begin(List<Column> columns) throws IOException;

  /** One row, a value for each column; a missing value is JSON's null. */
  void row(List<JsonNode> values) throws IOException;

  /** No more rows. */
  void end() throws IOException;
}
