package io.clicklake.components;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** What Kafka's programs log: to standard output, which the launcher sends to the log file. */
final class KafkaLogging {

  private KafkaLogging() {}

  static void write(Path file) throws IOException {
    PropertiesFile.write(
        file,
        Map.ofEntries(
            Map.entry("appender.out.type", "Console"),
            Map.entry("appender.out.name", "OUT"),
            Map.entry("appender.out.layout.type", "PatternLayout"),
            Map.entry(
                "appender.out.layout.pattern", "%d{yyyy-MM-dd'T'HH:mm:ss.SSS} %-5p %m (%c{1})%n"),
            Map.entry("rootLogger.level", "INFO"),
            Map.entry("rootLogger.appenderRefs", "out"),
            Map.entry("rootLogger.appenderRef.out.ref", "OUT"),
            Map.entry("logger.config.name", "org.apache.kafka.common.config.AbstractConfig"),
            Map.entry("logger.config.level", "WARN")));
  }
}
