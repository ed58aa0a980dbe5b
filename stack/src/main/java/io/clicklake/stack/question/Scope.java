package io.clicklake.stack.question;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/**
 * Which part of the lake a question is about.
 *
 * @param events an SQL condition over accepted events
 * @param rejections an SQL condition over rejected ones
 * @param parameters values for the question marks of either condition
 */
public record Scope(String events, String rejections, List<Object> parameters) {
  private static final DateTimeFormatter SQL_TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  public Scope {
    parameters = List.copyOf(parameters);
  }

  /**
   * One run of the demo's traffic. Accepted events carry it in {@code properties.run}; rejected
   * ones are known by the run's name in their payload.
   */
  public static Scope ofRun(String run) {
    return new Scope("properties['run'] = ?", "contains(payload, ?)", List.of(run));
  }

  /**
   * The hours of the lake from the one that holds this time. Only their files are opened: the
   * condition is about their path.
   */
  public static Scope since(Instant time) {
    String hours =
        "make_timestamp(year, month, day, hour, 0, 0) >= TIMESTAMP '"
            + SQL_TIME.format(time.truncatedTo(ChronoUnit.HOURS))
            + "'";
    return new Scope(hours, hours, List.of());
  }
}
