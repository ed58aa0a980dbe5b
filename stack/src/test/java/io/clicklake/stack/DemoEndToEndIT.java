package io.clicklake.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.clicklake.stack.local.ComponentStatus;
import io.clicklake.stack.local.FreeOffset;
import io.clicklake.stack.local.LocalStack;
import io.clicklake.stack.local.Security;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The command as a user runs it, on a stack of its own ports: HTTP to Lambda to Kafka to Parquet,
 * with the Connect worker, the broker and the registry killed in the middle.
 */
class DemoEndToEndIT {

  private static final int EVENTS = 40_000;

  /** Which process is killed once so many events are posted. */
  private static final Map<String, Integer> KILLS =
      new TreeMap<>(Map.of("connect", 2_000, "kafka", 10_000, "registry", 18_000));

  private static final Pattern POSTED = Pattern.compile("traffic +([\\d,]+) of");
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final Path HOME = Path.of(System.getProperty("clicklake.home"));

  @TempDir Path directory;
  private final int offset = FreeOffset.next();
  private final LocalStack stack = LocalStack.at(HOME, offset, Security.OPEN);
  private final List<Process> started = new ArrayList<>();

  @BeforeEach
  void startFromNothing() throws IOException {
    stack.wipe();
  }

  @AfterEach
  void leaveNothing() throws Exception {
    for (Process process : started) {
      process.destroy();
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    }
    stack.end(System.out);
    stack.wipe();
  }

  @Test
  void nothingIsLostAndNothingIsThereTwiceThoughProcessesAreKilled() throws Exception {
    Path report = directory.resolve("report.json");
    Path output = directory.resolve("output.txt");
    Process demo =
        clicklake(
            output,
            "demo",
            "--events",
            Integer.toString(EVENTS),
            "--seed",
            "7",
            "--exit",
            "--report",
            report.toString());

    for (Map.Entry<String, Integer> kill : KILLS.entrySet()) {
      await().atMost(PATIENCE).until(() -> !demo.isAlive() || posted(output) >= kill.getValue());
      assertThat(demo.isAlive()).as(Files.readString(output)).isTrue();
      process(kill.getKey()).destroyForcibly();
    }
    assertThat(posted(output)).as("posted when the last one was killed").isLessThan(EVENTS);

    assertThat(demo.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(demo.exitValue()).as(Files.readString(output)).isZero();
    assertThat(output).content().doesNotContain("OFF");
    for (String killed : KILLS.keySet()) {
      assertThat(output).content().containsPattern(killed + " +ended.*starting it again");
    }

    JsonNode found = new ObjectMapper().readTree(report.toFile());
    long accepted = found.required("accepted").asLong();
    assertThat(found.required("sent").asLong()).isEqualTo(EVENTS);
    assertThat(accepted + found.required("rejected").asLong()).isEqualTo(EVENTS);
    assertThat(found.required("rejected").asLong()).isBetween(EVENTS / 200L, EVENTS / 50L);
    assertThat(found.required("partitions")).hasSizeGreaterThanOrEqualTo(3);

    assertThat(numbers("clickstream", "count(*), count(DISTINCT event_id)"))
        .containsExactly(accepted, accepted);
    assertThat(numbers("clickstream.rejected", "count(*), count(DISTINCT payload)"))
        .containsExactly(found.required("rejected").asLong(), found.required("rejected").asLong());
    assertThat(stack.status()).allSatisfy(component -> assertThat(component.pid()).isEmpty());
  }

  @Test
  void theLakeIsAskedWithoutTheStackAndAWrongCommandSaysSo() throws Exception {
    Path output = directory.resolve("output.txt");
    Process query = clicklake(output, "query", "SELECT count(*) AS n FROM click_events");
    assertThat(query.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(query.exitValue()).as(Files.readString(output)).isZero();
    assertThat(output).content().contains("n").contains("0");

    Process wrong = clicklake(output, "demo", "--events", "many");
    assertThat(wrong.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(wrong.exitValue()).isEqualTo(2);
    assertThat(output).content().contains("--events").contains("many");
  }

  private Process clicklake(Path output, String command, String... arguments) throws IOException {
    List<String> line = new ArrayList<>();
    line.add(ProcessHandle.current().info().command().orElseThrow());
    line.add("-Xmx512m");
    line.add("-Dclicklake.home=" + HOME);
    line.add("-cp");
    line.add(HOME.resolve("stack/target/lib") + "/*");
    line.add(Clicklake.class.getName());
    line.add(command);
    line.add("--port-offset");
    line.add(Integer.toString(offset));
    line.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(line)
            .redirectErrorStream(true)
            .redirectOutput(Redirect.appendTo(output.toFile()))
            .start();
    started.add(process);
    return process;
  }

  private static int posted(Path output) throws IOException {
    return POSTED
        .matcher(Files.readString(output))
        .results()
        .mapToInt(line -> Integer.parseInt(line.group(1).replace(",", "")))
        .max()
        .orElse(0);
  }

  private ProcessHandle process(String component) {
    ComponentStatus status =
        stack.status().stream()
            .filter(one -> one.name().equals(component))
            .findFirst()
            .orElseThrow();
    return ProcessHandle.of(status.pid().orElseThrow()).orElseThrow();
  }

  private List<Long> numbers(String topic, String columns) throws Exception {
    String files = stack.lakeRoot().resolve("topics").resolve(topic) + "/*/*/*/*/*.parquet";
    try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duckdb.createStatement();
        ResultSet row =
            statement.executeQuery("SELECT " + columns + " FROM read_parquet('" + files + "')")) {
      row.next();
      List<Long> numbers = new ArrayList<>();
      for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
        numbers.add(row.getLong(column));
      }
      return numbers;
    }
  }
}
