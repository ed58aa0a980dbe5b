package io.clicklake.registry.ddl;

import java.time.LocalDate;

/**
 * The days that a table projects partitions for, both included. Rows outside are not seen by any
 * query, without an error.
 */
public record ProjectionRange(LocalDate first, LocalDate last) {

  public ProjectionRange {
    if (last.isBefore(first) || first.getYear() < 1000 || last.getYear() > 9999) {
      throw new TableRefusedException(
          "the table's range is %s to %s; expected days within the years 1000 to 9999, the earlier first"
              .formatted(first, last));
    }
  }
}
