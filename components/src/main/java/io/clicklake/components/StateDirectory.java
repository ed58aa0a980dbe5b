package io.clicklake.components;

import java.nio.file.Path;

/**
 * The directory that outlives a component's process: {@code <root>/<name>/} its data and
 * configuration, {@code <root>/logs/<name>.log} its output, {@code <root>/run/<name>.pid} its
 * process.
 */
public record StateDirectory(Path root) {

  public StateDirectory {
    root = root.toAbsolutePath().normalize();
  }

  /** Data and configuration of the component with this name. */
  public Path data(String name) {
    return root.resolve(name);
  }

  /** All log files. */
  public Path logs() {
    return root.resolve("logs");
  }

  /** The log file of the component with this name. */
  public Path log(String name) {
    return logs().resolve(name + ".log");
  }

  /** The process file of the component with this name. */
  public Path pid(String name) {
    return root.resolve("run").resolve(name + ".pid");
  }
}
