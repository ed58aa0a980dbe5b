package io.clicklake.producer.log;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.slf4j.event.Level;

/**
 * From which level on a logger's lines are written.
 *
 * <p>The level is Lambda's own variable {@code AWS_LAMBDA_LOG_LEVEL} ({@code FATAL} is SLF4J's
 * ERROR), INFO where it says nothing. Kafka's client tells its whole configuration at INFO: it
 * starts at WARN, unless DEBUG or TRACE is asked for.
 */
record LogThreshold(Level level) {

  private static final String VARIABLE = "AWS_LAMBDA_LOG_LEVEL";
  private static final String KAFKA = "org.apache.kafka.";

  static LogThreshold of(Map<String, String> variables) {
    String name = variables.getOrDefault(VARIABLE, "").strip().toUpperCase(Locale.ROOT);
    if (name.equals("FATAL")) {
      return new LogThreshold(Level.ERROR);
    }
    return new LogThreshold(
        Arrays.stream(Level.values())
            .filter(level -> level.name().equals(name))
            .findFirst()
            .orElse(Level.INFO));
  }

  Level of(String logger) {
    return level == Level.INFO && logger.startsWith(KAFKA) ? Level.WARN : level;
  }
}
