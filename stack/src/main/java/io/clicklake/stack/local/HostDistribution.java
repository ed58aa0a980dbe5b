package io.clicklake.stack.local;

import io.clicklake.components.ChildEnvironment;
import io.clicklake.components.ComponentException;
import io.clicklake.components.JavaRuntime;
import io.clicklake.components.StateDirectory;
import java.io.IOException;
import java.io.Reader;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/**
 * The host distribution as the build lays it, told to keep everything under the stack's state: its
 * scripts and its tool are those that a host runs.
 *
 * <pre>
 * host/host.env   its settings
 * host/state/     what outlives a start; secrets in secrets/
 * host/run/       the services' configuration, made anew at each start
 * </pre>
 */
record HostDistribution(Path directory, JavaRuntime java, StateDirectory state) {

  private static final String NAME = "host";
  private static final long PATIENCE_SECONDS = 150;

  /** Writes its settings; where things are is added. */
  void configure(Map<String, String> settings) {
    Map<String, String> all = new HashMap<>(settings);
    all.put("CLICKLAKE_STATE", state.data(NAME).resolve("state").toString());
    all.put("CLICKLAKE_RUN", run().toString());
    all.put("CLICKLAKE_PLUGINS", directory.resolve("plugins").toString());
    List<String> lines =
        all.entrySet().stream()
            .map(setting -> setting.getKey() + "=" + setting.getValue())
            .sorted()
            .toList();
    try {
      Files.createDirectories(state.data(NAME).resolve("state"));
      Files.write(settingsFile(), lines);
    } catch (IOException e) {
      throw new ComponentException("cannot write " + settingsFile() + ": " + e, e);
    }
  }

  /** One of its scripts. */
  Path script(String name) {
    Path script = directory.resolve("bin").resolve(name);
    if (!Files.isExecutable(script)) {
      throw new ComponentException(
          script + " is missing: the build lays it there; run ./mvnw package");
    }
    return script;
  }

  /** The variables of its scripts. */
  Map<String, String> environment() {
    return Map.of(
        "CLICKLAKE_SETTINGS", settingsFile().toString(),
        "CLICKLAKE_RUN", run().toString(),
        "JAVA_HOME", java.executable().resolve("../..").normalize().toString());
  }

  /**
   * Runs its tool to the end; what it says is added to its log file.
   *
   * @throws ComponentException with what it said, when it fails
   */
  void tool(String... arguments) {
    List<String> command = new ArrayList<>(List.of(script("clicklake-host").toString()));
    command.addAll(List.of(arguments));
    Process process = null;
    try {
      Files.createDirectories(state.logs());
      Path said = Files.createTempFile(state.logs(), "host-", ".out");
      try {
        ProcessBuilder builder =
            new ProcessBuilder(command)
                .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        ChildEnvironment.lay(builder, environment());
        process = builder.start();
        boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        String output = Files.readString(said);
        Files.writeString(
            state.log(NAME), output, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        if (!ended || process.exitValue() != 0) {
          throw new ComponentException(
              "clicklake-host %s %s: %s"
                  .formatted(
                      String.join(" ", arguments),
                      ended ? "failed" : "takes over " + PATIENCE_SECONDS + " s",
                      output.strip()));
        }
      } finally {
        Files.deleteIfExists(said);
      }
    } catch (IOException e) {
      throw new ComponentException("cannot run " + command.get(0) + ": " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ComponentException("interrupted while clicklake-host " + arguments[0] + " runs", e);
    } finally {
      if (process != null) {
        process.destroy();
      }
    }
  }

  /** What was prepared under this name. */
  Path prepared(String file) {
    return run().resolve(file);
  }

  /** The properties of a prepared file. */
  Map<String, String> properties(String file) {
    Properties properties = new Properties();
    try (Reader text = Files.newBufferedReader(prepared(file))) {
      properties.load(text);
    } catch (IOException e) {
      throw new ComponentException(
          "cannot read " + prepared(file) + ": " + e + "; start the stack first", e);
    }
    Map<String, String> values = new HashMap<>();
    properties.forEach((key, value) -> values.put(key.toString(), value.toString()));
    return values;
  }

  private Path run() {
    return state.data(NAME).resolve("run");
  }

  private Path settingsFile() {
    return state.data(NAME).resolve("host.env");
  }
}
