package io.clicklake.benchmarks.run;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clicklake.benchmarks.measure.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;

/** The figures of a scenario as a JSON file, with the machine they were measured on. */
public final class ReportFile {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private final ObjectNode root = JSON.createObjectNode();

  /**
   * An empty report of a scenario.
   *
   * @param machine as it was before the scenario began
   */
  public ReportFile(String scenario, Machine machine, Clock clock) {
    root.put("scenario", scenario).put("at", clock.instant().toString());
    root.putObject("machine")
        .put("cores", machine.cores())
        .put("memory_bytes", machine.memoryBytes())
        .put("jdk", machine.jdk())
        .put("operating_system", machine.operatingSystem())
        .put("load_average", machine.loadAverage())
        .put("commit", machine.commit());
  }

  /** Where the scenario's own figures go. */
  public ObjectNode figures() {
    return root.withObject("/figures");
  }

  /** Writes the file. */
  public void write(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(file, JSON.writeValueAsString(root) + "\n");
  }
}
