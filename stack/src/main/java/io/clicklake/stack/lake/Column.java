package io.clicklake.stack.lake;

import java.util.regex.Pattern;

/**
 * A column of a query's result.
 *
 * @param type DuckDB's name of its type
 */
public record Column(String name, String type) {
  private static final Pattern NUMERIC =
      Pattern.compile("U?(TINYINT|SMALLINT|INTEGER|BIGINT|HUGEINT)|FLOAT|DOUBLE|DECIMAL.*");

  boolean numeric() {
    return NUMERIC.matcher(type).matches();
  }
}
