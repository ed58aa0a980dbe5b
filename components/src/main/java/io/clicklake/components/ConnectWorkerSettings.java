package io.clicklake.components;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a Connect worker runs.
 *
 * @param bootstrapServers the brokers
 * @param pluginPath the directory that holds one directory of jars per plugin
 * @param connectors the connectors by name, each with its settings; {@code name} is added
 * @param jvmOptions options of the worker's Java machine, heap size among them
 * @param workerProperties settings of the worker itself that replace its defaults
 */
public record ConnectWorkerSettings(
    String bootstrapServers,
    Path pluginPath,
    Map<String, Map<String, String>> connectors,
    List<String> jvmOptions,
    Map<String, String> workerProperties) {

  private static final List<String> DEFAULT_JVM_OPTIONS =
      List.of("-Xms128m", "-Xmx768m", "-XX:TieredStopAtLevel=1");

  public ConnectWorkerSettings {
    if (connectors.isEmpty()) {
      throw new IllegalArgumentException(
          "connectors is empty: a standalone worker needs at least one connector");
    }
    connectors = Map.copyOf(new LinkedHashMap<>(connectors));
    jvmOptions = List.copyOf(jvmOptions);
    workerProperties = Map.copyOf(workerProperties);
  }

  /** These connectors on a worker with default settings. */
  public ConnectWorkerSettings(
      String bootstrapServers, Path pluginPath, Map<String, Map<String, String>> connectors) {
    this(bootstrapServers, pluginPath, connectors, DEFAULT_JVM_OPTIONS, Map.of());
  }

  /** The same with these options of the Java machine. */
  public ConnectWorkerSettings withJvmOptions(List<String> options) {
    return new ConnectWorkerSettings(
        bootstrapServers, pluginPath, connectors, options, workerProperties);
  }

  /** The same with these settings of the worker itself. */
  public ConnectWorkerSettings withWorkerProperties(Map<String, String> properties) {
    return new ConnectWorkerSettings(
        bootstrapServers, pluginPath, connectors, jvmOptions, properties);
  }
}
