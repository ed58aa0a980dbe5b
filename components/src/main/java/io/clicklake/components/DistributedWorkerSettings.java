package io.clicklake.components;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What a distributed Connect worker belongs to; workers with the same group share the connectors.
 *
 * @param bootstrapServers the brokers
 * @param pluginPath the directory that holds one directory of jars per plugin
 * @param group the workers' group, of which the names of its internal topics are made
 * @param jvmOptions options of the worker's Java machine, heap size among them
 * @param workerProperties settings of the worker itself that replace its defaults
 */
public record DistributedWorkerSettings(
    String bootstrapServers,
    Path pluginPath,
    String group,
    List<String> jvmOptions,
    Map<String, String> workerProperties) {

  private static final List<String> DEFAULT_JVM_OPTIONS =
      List.of("-Xms128m", "-Xmx512m", "-XX:TieredStopAtLevel=1");

  public DistributedWorkerSettings {
    if (group.isBlank()) {
      throw new IllegalArgumentException("group is blank: workers of one group need its name");
    }
    jvmOptions = List.copyOf(jvmOptions);
    workerProperties = Map.copyOf(workerProperties);
  }

  /** A worker of this group with default settings. */
  public DistributedWorkerSettings(String bootstrapServers, Path pluginPath, String group) {
    this(bootstrapServers, pluginPath, group, DEFAULT_JVM_OPTIONS, Map.of());
  }

  /** The same with these options of the Java machine. */
  public DistributedWorkerSettings withJvmOptions(List<String> options) {
    return new DistributedWorkerSettings(
        bootstrapServers, pluginPath, group, options, workerProperties);
  }

  /** The same with these settings of the worker itself. */
  public DistributedWorkerSettings withWorkerProperties(Map<String, String> properties) {
    return new DistributedWorkerSettings(
        bootstrapServers, pluginPath, group, jvmOptions, properties);
  }
}
