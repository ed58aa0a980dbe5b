package io.clicklake.registry.docs;

import java.util.List;

/**
 * A line of a data dictionary: a column, or what is within one.
 *
 * @param name with the names around it, {@code page.url}, {@code tags[]}, {@code counts{}}
 * @param depth how many columns are around it
 * @param avro its type in Avro, without null
 * @param parquet its type in Parquet, as the sink writes it
 * @param glue its type in Glue
 * @param nullable whether it may be null
 * @param defaultValue as JSON; empty for none
 * @param doc empty for none
 * @param symbols of an enum
 */
record DocumentedColumn(
    String name,
    int depth,
    String avro,
    String parquet,
    String glue,
    boolean nullable,
    String defaultValue,
    String doc,
    List<String> symbols) {

  DocumentedColumn {
    symbols = List.copyOf(symbols);
  }

  /** Whether it stands for a field, which has a doc of its own. */
  boolean isField() {
    return !name.endsWith("]") && !name.endsWith("}") && !name.endsWith(">");
  }
}
