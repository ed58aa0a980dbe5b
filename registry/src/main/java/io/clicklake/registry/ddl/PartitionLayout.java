package io.clicklake.registry.ddl;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How the paths of a table's files divide it: a {@code path.format} of the sink as columns whose
 * values Athena projects.
 *
 * <pre>{@code
 * layout  = segment { "/" segment }
 * segment = text                     a directory of that name
 *         | [ text ] field           a number: year, month, day, hour …
 *         | [ text ] field { text field }   from the year on: a date or an hour, as text
 *         a text that ends in "=" names the column
 * }</pre>
 *
 * Texts and fields are those of {@code path.format}, in the notation of Joda-Time.
 */
public final class PartitionLayout {

  /** What the sink's Hourly partitioner writes. */
  public static final PartitionLayout HOURLY = of("'year'=YYYY/'month'=MM/'day'=dd/'hour'=HH");

  private final List<PathSegment> segments;

  private PartitionLayout(List<PathSegment> segments) {
    this.segments = List.copyOf(segments);
  }

  /**
   * Reads a path format that the sink takes.
   *
   * @throws TableRefusedException when a table cannot be projected onto it
   */
  public static PartitionLayout of(String pathFormat) {
    List<PathSegment> segments = new ArrayList<>();
    for (List<PathPiece> pieces : PathPiece.segments(pathFormat)) {
      segments.add(PathSegment.of(pieces));
    }
    PartitionLayout layout = new PartitionLayout(segments);
    Set<String> seen = new HashSet<>();
    for (PartitionColumn column : layout.columns()) {
      if (!seen.add(column.name())) {
        throw new TableRefusedException(
            "path format %s makes two columns %s; name them apart"
                .formatted(pathFormat, column.name()));
      }
    }
    if (seen.isEmpty()) {
      throw new TableRefusedException(
          "path format %s has no field of the time; one is 'year'=YYYY/'month'=MM/'day'=dd/'hour'=HH"
              .formatted(pathFormat));
    }
    return layout;
  }

  /** The columns, outermost first. */
  List<PartitionColumn> columns() {
    return segments.stream().map(PathSegment::column).flatMap(Optional::stream).toList();
  }

  /**
   * The path with {@code ${column}} for each value, as {@code storage.location.template} has it.
   */
  String template() {
    return segments.stream().map(PathSegment::template).collect(Collectors.joining("/"));
  }

  /** The path as a file pattern. */
  public String pattern() {
    return segments.stream().map(PathSegment::pattern).collect(Collectors.joining("/"));
  }
}
