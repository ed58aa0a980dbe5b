package io.clicklake.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs of the command in this process. */
final class Benches {

  private Benches() {}

  /** The figures that a successful run reports, into this file. */
  static JsonNode figures(Path report, String... arguments) throws IOException {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--report", report.toString()));
    assertThat(Bench.commandLine().execute(all.toArray(String[]::new))).isZero();
    JsonNode root = new JsonMapper().readTree(report.toFile());
    assertThat(root.path("machine").path("cores").asInt()).isPositive();
    return root.path("figures");
  }
}
