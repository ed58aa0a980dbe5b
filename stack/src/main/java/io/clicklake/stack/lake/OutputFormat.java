package io.clicklake.stack.lake;

/** How a query's result is written. The names are those of the command line. */
public enum OutputFormat {
  table {
    @Override
    public RowSink to(Appendable out) {
      return new TableFormat(out);
    }
  },
  csv {
    @Override
    public RowSink to(Appendable out) {
      return new CsvFormat(out);
    }
  },
  json {
    @Override
    public RowSink to(Appendable out) {
      return new JsonFormat(out);
    }
  };

  /** A sink that writes in this format. */
  public abstract RowSink to(Appendable out);
}
