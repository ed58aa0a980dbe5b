package io.clicklake.components;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/** The test connector as a plugin directory with one jar. */
final class PluginJar {

  private PluginJar() {}

  /** Lays the plugin under a plugin path and returns that path. */
  static Path lay(Path pluginPath) throws IOException {
    Path plugin = Files.createDirectories(pluginPath.resolve("words"));
    try (JarOutputStream jar =
        new JarOutputStream(Files.newOutputStream(plugin.resolve("words.jar")))) {
      for (Class<?> type : new Class<?>[] {WordSink.class, WordSinkTask.class}) {
        String name = type.getName().replace('.', '/') + ".class";
        jar.putNextEntry(new JarEntry(name));
        try (InputStream bytes =
            Objects.requireNonNull(type.getClassLoader().getResourceAsStream(name), name)) {
          bytes.transferTo(jar);
        }
      }
      jar.putNextEntry(
          new JarEntry("META-INF/services/org.apache.kafka.connect.sink.SinkConnector"));
      jar.write(WordSink.class.getName().getBytes(StandardCharsets.UTF_8));
    }
    return pluginPath;
  }
}
