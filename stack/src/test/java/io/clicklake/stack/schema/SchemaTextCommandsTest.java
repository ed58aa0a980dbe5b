package io.clicklake.stack.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The commands that write text of a schema: ddl, diff, docs. */
class SchemaTextCommandsTest {

  private static final String CLICK_EVENT =
      System.getProperty("clicklake.home") + "/schemas/src/main/avro/ClickEvent.avsc";
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-05-28T14:00:00Z"), ZoneOffset.UTC);

  private final PrintStream outBefore = System.out;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final StringWriter errors = new StringWriter();
  private final Path directory;

  SchemaTextCommandsTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @BeforeEach
  void listen() {
    System.setOut(new PrintStream(out, true, StandardCharsets.ISO_8859_1));
  }

  @AfterEach
  void leave() {
    System.setOut(outBefore);
  }

  private int run(Callable<Integer> command, String... arguments) {
    return new CommandLine(command).setErr(new PrintWriter(errors, true)).execute(arguments);
  }

  private int ddl(String... arguments) {
    return run(new DdlCommand(Map.of(), CLOCK), arguments);
  }

  private String written() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String file(String name, String fields) throws Exception {
    return Files.writeString(
            directory.resolve(name),
            "{\"type\":\"record\",\"name\":\"R\",\"fields\":[%s]}".formatted(fields))
        .toString();
  }

  @Test
  void aTableIsOfLastYearToTenYearsFromNow() {
    assertThat(ddl(CLICK_EVENT, "--location", "s3://my-lake/topics/clickstream")).isZero();

    assertThat(written())
        .contains("CREATE EXTERNAL TABLE `clicklake`.`click_event` (")
        .contains("LOCATION 's3://my-lake/topics/clickstream/'")
        .contains("'projection.year.range' = '2025,2036'")
        .contains("counted in UTC.");
  }

  @Test
  void everyOptionOfATableIsInIt() {
    assertThat(
            ddl(
                CLICK_EVENT,
                "--database=web",
                "--table=clicks",
                "--location=s3://lake/t/clickstream",
                "--path-format='yr'=YYYY/'dt'=YYYY-MM-dd",
                "--timezone=Asia/Seoul",
                "--first-day=2024-06-01",
                "--last-year=2030"))
        .isZero();

    assertThat(written())
        .contains("CREATE EXTERNAL TABLE `web`.`clicks` (")
        .contains("counted in Asia/Seoul.")
        .contains("'projection.yr.range' = '2024,2030'")
        .contains("'projection.dt.range' = '2024-06-01,NOW+1DAYS'")
        .contains("= 's3://lake/t/clickstream/yr=${yr}/dt=${dt}/'");
  }

  @Test
  void aViewHasEachEventOnceOrOncePerPartition() {
    assertThat(ddl(CLICK_EVENT, "--format=view", "--location=s3://b/t")).isZero();
    assertThat(written())
        .contains("VIEW \"clicklake\".\"click_event_once\"")
        .contains("PARTITION BY \"event_id\" ORDER BY \"received_at\"");

    assertThat(
            ddl(
                CLICK_EVENT,
                "--format=view",
                "--location=s3://b/t",
                "--view=v",
                "--per-partition",
                "--key=session_id",
                "--order-by=event_time"))
        .isZero();
    assertThat(written())
        .contains("VIEW \"clicklake\".\"v\"")
        .contains(
            "PARTITION BY \"session_id\", \"year\", \"month\", \"day\", \"hour\" ORDER BY \"event_time\"");
  }

  @Test
  void helpHasExamples() {
    for (Callable<Integer> command :
        List.<Callable<Integer>>of(new DdlCommand(), new DiffCommand(), new DocsCommand())) {
      StringWriter help = new StringWriter();
      assertThat(new CommandLine(command).setOut(new PrintWriter(help, true)).execute("--help"))
          .isZero();
      assertThat(help.toString())
          .contains("Exit status: 0", "Examples:", "--subject", "--version=N");
    }
  }

  @Test
  void glueGetsJson() throws Exception {
    assertThat(ddl(CLICK_EVENT, "--format=glue", "--location=s3://b/t")).isZero();

    assertThat(new ObjectMapper().readTree(written()).path("columns").path(0).path("name").asText())
        .isEqualTo("event_id");
  }

  @Test
  void anOlderSchemasTableIsAltered() throws Exception {
    String old = file("old.avsc", "{\"name\":\"a\",\"type\":\"int\"}");
    String now =
        file(
            "new.avsc",
            "{\"name\":\"a\",\"type\":\"int\"},{\"name\":\"b\",\"type\":[\"null\",\"string\"],\"default\":null}");

    assertThat(ddl(now, "--format=alter", "--from", old, "--table=t", "--location=s3://b/t"))
        .isZero();
    assertThat(written())
        .isEqualTo("ALTER TABLE `clicklake`.`t` ADD COLUMNS (\n  `b` string\n);\n");
  }

  @Test
  void duckDbTakesADirectory() {
    assertThat(ddl(CLICK_EVENT, "--format=duckdb", "--location", "/lake/topics/clickstream"))
        .isZero();

    assertThat(written())
        .contains("CREATE OR REPLACE VIEW \"click_event\"")
        .contains("read_parquet('/lake/topics/clickstream/year=*/month=*/day=*/hour=*/*.parquet'");
  }

  @Test
  void wrongUsageIsToldAndExitsWithTwo() throws Exception {
    assertThat(ddl()).isEqualTo(2);
    assertThat(ddl(CLICK_EVENT, "--format=alter")).isEqualTo(2);
    assertThat(ddl(CLICK_EVENT, "--location=here")).isEqualTo(2);
    assertThat(ddl(directory.resolve("none.avsc").toString())).isEqualTo(2);
    assertThat(
            ddl(
                file(
                    "case.avsc",
                    "{\"name\":\"a\",\"type\":\"int\"},{\"name\":\"A\",\"type\":\"int\"}")))
        .isEqualTo(2);

    assertThat(errors.toString())
        .contains("expected a schema's file or --subject, one of them")
        .contains("--format alter and --from OLD belong together")
        .contains("clicklake schema ddl: location here/ is no place for a table")
        .contains("none.avsc: no such file")
        .contains("fields a and A are both column a in Glue");
  }

  @Test
  void aDiffOfTwoFilesHasALinePerChange() throws Exception {
    String old = file("old.avsc", "{\"name\":\"a\",\"type\":\"int\"}");
    String now = file("new.avsc", "{\"name\":\"a\",\"type\":\"long\"}");

    assertThat(run(new DiffCommand(Map.of(), () -> false), old, now)).isZero();
    assertThat(written()).endsWith("new.avsc\n~ fields.a: type int → long\n");
  }

  @Test
  void aTerminalGetsColoursUnlessNoColorIsSet() throws Exception {
    String old = file("old.avsc", "{\"name\":\"a\",\"type\":\"int\"}");
    String now = file("new.avsc", "{\"name\":\"a\",\"type\":\"long\"}");

    run(new DiffCommand(Map.of("NO_COLOR", "1"), () -> true), old, now);
    assertThat(written()).doesNotContain("\u001b");
    run(new DiffCommand(Map.of("NO_COLOR", ""), () -> true), old, now);
    assertThat(written()).contains("\u001b[33m~ fields.a");
  }

  @Test
  void aDiffNeedsTwoVersions() {
    assertThat(run(new DiffCommand(Map.of(), () -> false), CLICK_EVENT)).isEqualTo(2);
    assertThat(run(new DiffCommand(Map.of(), () -> false), CLICK_EVENT, CLICK_EVENT, "--to=3"))
        .isEqualTo(2);

    assertThat(errors.toString())
        .contains("expected two files, or --subject and at most one file")
        .contains("--to names the new version of a subject");
  }

  @Test
  void docsAreMarkdownOrAPage() {
    assertThat(run(new DocsCommand(Map.of()), CLICK_EVENT)).isZero();
    assertThat(written()).startsWith("# Data dictionary\n\n## io.clicklake.events.ClickEvent\n");
    out.reset();

    assertThat(run(new DocsCommand(Map.of()), CLICK_EVENT, "--format=html", "--title=Clicks"))
        .isZero();
    assertThat(written()).startsWith("<!doctype html>").contains("<title>Clicks</title>");
    assertThat(run(new DocsCommand(Map.of()))).isEqualTo(2);
  }
}
