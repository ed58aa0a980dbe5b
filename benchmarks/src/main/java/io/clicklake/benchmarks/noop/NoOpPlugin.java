package io.clicklake.benchmarks.noop;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/** The no-op sink as a plugin directory with one jar. */
public final class NoOpPlugin {

  private static final List<String> CLASSES =
      List.of(
          NoOpPlugin.class.getPackageName() + ".NoOpSink",
          NoOpPlugin.class.getPackageName() + ".NoOpSinkTask");

  private NoOpPlugin() {}

  /** Lays the plugin under a plugin path. */
  public static void lay(Path pluginPath) throws IOException {
    Path plugin = Files.createDirectories(pluginPath.resolve("noop"));
    try (JarOutputStream jar =
        new JarOutputStream(Files.newOutputStream(plugin.resolve("noop.jar")))) {
      for (String type : CLASSES) {
        String name = type.replace('.', '/') + ".class";
        jar.putNextEntry(new JarEntry(name));
        try (InputStream bytes =
            Objects.requireNonNull(
                NoOpPlugin.class.getClassLoader().getResourceAsStream(name), name)) {
          bytes.transferTo(jar);
        }
      }
      jar.putNextEntry(
          new JarEntry("META-INF/services/org.apache.kafka.connect.sink.SinkConnector"));
      jar.write(CLASSES.get(0).getBytes(StandardCharsets.UTF_8));
    }
  }

  /** A connector that makes {@code done} once it has seen this many records of the topic. */
  public static Map<String, String> connector(String topic, long records, Path done) {
    return Map.of(
        "connector.class", CLASSES.get(0),
        "topics", topic,
        "tasks.max", "1",
        "records", Long.toString(records),
        "done.file", done.toString());
  }
}
