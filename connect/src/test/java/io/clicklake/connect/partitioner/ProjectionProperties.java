package io.clicklake.connect.partitioner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.clicklake.connect.partitioner.Partitioning.ByTime;
import io.clicklake.registry.ddl.GlueTable;
import io.clicklake.registry.ddl.LakeTable;
import io.clicklake.registry.ddl.PartitionLayout;
import io.clicklake.registry.ddl.ProjectionRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.avro.SchemaBuilder;

/** Athena, projecting a table of {@code schema ddl}, looks where the sink writes. */
class ProjectionProperties {

  private static final String LOCATION = "s3://lake/topics/t/";
  private static final Path TERRAFORM =
      Path.of(System.getProperty("clicklake.home"), "infra/terraform");
  private static final Pattern VALUE = Pattern.compile("\\$\\{(\\w+)}");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int FIRST_YEAR = 1990;
  private static final int LAST_YEAR = 2039;

  /** What each format's columns mean, apart from how the format spells them. */
  private static final Map<String, Map<String, String>> FORMATS =
      Map.of(
          PathFormat.HOURLY,
          Map.of("year", "uuuu", "month", "MM", "day", "dd", "hour", "HH"),
          PathFormat.DAILY,
          Map.of("year", "uuuu", "month", "MM", "day", "dd"),
          "'dt'=YYYY-MM-dd",
          Map.of("dt", "uuuu-MM-dd"),
          "'dt'=yyyyMMdd/'h'=H",
          Map.of("dt", "uuuuMMdd", "h", "H"),
          "'at'=YYYY-MM-dd'T'HH",
          Map.of("at", "uuuu-MM-dd'T'HH"),
          "YYYY/DDD/HH",
          Map.of("year", "uuuu", "day_of_year", "DDD", "hour", "HH"),
          "'raw'/YYYY/M/d/'hour'=HH/'minute'=mm",
          Map.of("year", "uuuu", "month", "M", "day", "d", "hour", "HH", "minute", "mm"));

  @Provide
  Arbitrary<String> formats() {
    return Arbitraries.of(FORMATS.keySet());
  }

  @Provide
  Arbitrary<ZoneId> zones() {
    return Arbitraries.oneOf(
        Arbitraries.of(ZoneId.getAvailableZoneIds().stream().sorted().toList()).map(ZoneId::of),
        Arbitraries.integers()
            .between(-18 * 4, 18 * 4)
            .map(quarters -> ZoneOffset.ofTotalSeconds(quarters * 900)));
  }

  @Provide
  Arbitrary<Long> millis() {
    return Arbitraries.longs()
        .between(
            LocalDate.of(FIRST_YEAR, 1, 2).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli(),
            LocalDate.of(LAST_YEAR, 12, 30)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant()
                .toEpochMilli());
  }

  /** The tables that Terraform makes, whatever the deployment's zone. */
  @Provide
  Arbitrary<Path> tables() throws IOException {
    try (Stream<Path> files = Files.list(TERRAFORM.resolve("modules/catalog/tables"))) {
      return Arbitraries.of(files.sorted().toList());
    }
  }

  @Property(tries = 3000)
  void theTemplateWithTheTimesValuesIsTheSinksPathAndTheValuesAreProjected(
      @ForAll("formats") String format,
      @ForAll("zones") ZoneId zone,
      @ForAll("millis") long millis) {
    assertExpanded(parameters(format, zone), LOCATION, format, zone, millis);
  }

  @Property(tries = 1000)
  void theTablesOfTerraformAreWhereTheSinkWritesByDefault(
      @ForAll("tables") Path file, @ForAll("zones") ZoneId zone, @ForAll("hours") long hour)
      throws IOException {
    JsonNode table = JSON.readTree(file.toFile());
    assertExpanded(
        table.path("parameters"),
        table.path("location").asText(),
        PathFormat.HOURLY,
        zone,
        Duration.ofHours(hour).toMillis());
  }

  @Provide
  Arbitrary<Long> hours() {
    // Within the years that the files have; Terraform fills in those of the deployment.
    return Arbitraries.longs()
        .between(
            Instant.parse("2026-01-02T00:00:00Z").getEpochSecond() / 3600,
            Instant.parse("2030-12-30T00:00:00Z").getEpochSecond() / 3600);
  }

  private static void assertExpanded(
      JsonNode parameters, String location, String format, ZoneId zone, long millis) {
    LocalDateTime local = Instant.ofEpochMilli(millis).atZone(zone).toLocalDateTime();
    Matcher value = VALUE.matcher(parameters.path("storage.location.template").asText());
    StringBuilder expanded = new StringBuilder();
    while (value.find()) {
      String column = value.group(1);
      String text =
          DateTimeFormatter.ofPattern(
                  String.valueOf(FORMATS.getOrDefault(format, Map.of()).get(column)), Locale.ROOT)
              .format(local);
      assertProjected(parameters, column, text);
      value.appendReplacement(expanded, text);
    }
    value.appendTail(expanded);

    assertThat(expanded).hasToString(location + sinksPath(format, zone, millis) + "/");
  }

  private static String sinksPath(String format, ZoneId zone, long millis) {
    FixedRow row = FixedRow.empty().with(millis, "long");
    Partitioner partitioner =
        new Partitioning(
                new ByTime(format, span(format), Locale.ENGLISH, zone),
                new RecordTime.Field("at", ZoneOffset.UTC))
            .partitioner(0, 1_000, Clock.systemUTC());
    return partitioner.path(FixedRow.RECORD, row, partitioner.epochMillis(FixedRow.RECORD, row));
  }

  private static Duration span(String format) {
    return format.contains("mm")
        ? Duration.ofMinutes(1)
        : format.contains("H") ? Duration.ofHours(1) : Duration.ofDays(1);
  }

  private static JsonNode parameters(String format, ZoneId zone) {
    LakeTable table =
        LakeTable.of(
            SchemaBuilder.record("R").fields().requiredLong("at_time").endRecord(),
            "clicks",
            "t",
            LOCATION,
            PartitionLayout.of(format),
            zone,
            new ProjectionRange(LocalDate.of(FIRST_YEAR, 1, 1), LocalDate.of(LAST_YEAR, 12, 31)));
    try {
      return JSON.readTree(GlueTable.json(table)).path("parameters");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** As Athena's documents have it: a number in its range and digits, or a date from its start. */
  private static void assertProjected(JsonNode parameters, String column, String text) {
    String prefix = "projection." + column + ".";
    String[] range = parameters.path(prefix + "range").asText().split(",", 2);
    if (parameters.path(prefix + "type").asText().equals("integer")) {
      assertThat(Integer.parseInt(text))
          .as(column)
          .isBetween(Integer.parseInt(range[0]), Integer.parseInt(range[1]));
      int digits = parameters.path(prefix + "digits").asInt(1);
      String number = String.valueOf(Integer.parseInt(text));
      assertThat(text).isEqualTo("0".repeat(Math.max(0, digits - number.length())) + number);
    } else {
      assertThat(parameters.path(prefix + "type").asText()).isEqualTo("date");
      DateTimeFormatter format =
          DateTimeFormatter.ofPattern(parameters.path(prefix + "format").asText(), Locale.ROOT);
      assertThat(format.format(format.parse(text))).isEqualTo(text);
      assertThat(text).isGreaterThanOrEqualTo(range[0]);
      assertThat(range[1]).isEqualTo("NOW+1DAYS");
    }
  }
}
