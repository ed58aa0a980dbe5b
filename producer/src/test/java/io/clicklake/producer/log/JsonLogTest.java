package io.clicklake.producer.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.Logger;
import org.slf4j.spi.SLF4JServiceProvider;

class JsonLogTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<String> lines = new ArrayList<>();

  @Test
  void aMessageIsALineWithItsTimeItsLevelAndItsLogger() throws Exception {
    logger("INFO", "io.clicklake.Some").warn("not done requestId={} n={}", "r-1", 2);

    assertThat(lines)
        .containsExactly(
            "{\"timestamp\":\"2025-05-28T06:00:00Z\",\"level\":\"WARN\","
                + "\"message\":\"not done requestId=r-1 n=2\",\"logger\":\"io.clicklake.Some\"}\n");
  }

  @Test
  void anErrorIsAFieldWithItsStack() throws Exception {
    logger("INFO", "io.clicklake.Some")
        .error("broken", new IllegalStateException("first\nsecond", new Exception("cause")));

    JsonNode error = JSON.readTree(lines.get(0)).path("error");
    assertThat(error.path("name").asText()).isEqualTo("java.lang.IllegalStateException");
    assertThat(error.path("message").asText()).isEqualTo("first\nsecond");
    assertThat(error.path("stack").asText())
        .contains(getClass().getName() + ".anErrorIsAFieldWithItsStack(")
        .contains("caused by java.lang.Exception: cause\n  at ");
    assertThat(lines.get(0)).containsOnlyOnce("\n").endsWith("\n");
  }

  @Property
  void whateverAMessageHoldsItIsOneLineOfJsonInAscii(
      @ForAll String message, @ForAll String argument) throws Exception {
    lines.clear();
    logger("INFO", "some").info("{} {}", message, argument);

    assertThat(lines).singleElement().satisfies(line -> assertThat(line).containsOnlyOnce("\n"));
    assertThat(lines.get(0)).matches("\\p{ASCII}*");
    assertThat(JSON.readTree(lines.get(0)).path("message").asText())
        .isEqualTo(message + " " + argument);
  }

  @ParameterizedTest
  @CsvSource({
    "'',       io.clicklake.Some,      INFO",
    "'',       org.apache.kafka.Some,  WARN",
    "INFO,     org.apache.kafka.Some,  WARN",
    "info,     io.clicklake.Some,      INFO",
    "nonsense, io.clicklake.Some,      INFO",
    "TRACE,    io.clicklake.Some,      TRACE",
    "DEBUG,    org.apache.kafka.Some,  DEBUG",
    "WARN,     io.clicklake.Some,      WARN",
    "ERROR,    org.apache.kafka.Some,  ERROR",
    "FATAL,    io.clicklake.Some,      ERROR",
  })
  void whatIsWrittenIsWhatLambdasOwnVariableSays(String variable, String name, String from) {
    Logger logger = logger(variable, name);
    logger.trace("TRACE");
    logger.debug("DEBUG");
    logger.info("INFO");
    logger.warn("WARN");
    logger.error("ERROR");

    List<String> levels = List.of("TRACE", "DEBUG", "INFO", "WARN", "ERROR");
    assertThat(lines)
        .extracting(JsonLogTest::level)
        .containsExactlyElementsOf(levels.subList(levels.indexOf(from), levels.size()));
  }

  @Test
  void slf4jFindsItOnTheFunctionsClassPath() {
    assertThat(ServiceLoader.load(SLF4JServiceProvider.class))
        .hasAtLeastOneElementOfType(JsonLogProvider.class);
  }

  private Logger logger(String variable, String name) {
    Clock clock = Clock.fixed(Instant.parse("2025-05-28T06:00:00Z"), ZoneOffset.UTC);
    JsonLines out =
        new JsonLines(line -> lines.add(new String(line, StandardCharsets.UTF_8)), clock);
    return new JsonLogProvider(Map.of("AWS_LAMBDA_LOG_LEVEL", variable), out)
        .getLoggerFactory()
        .getLogger(name);
  }

  private static String level(String line) {
    try {
      return JSON.readTree(line).path("level").asText();
    } catch (java.io.IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
