package io.clicklake.stack.local;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/** A directory as the build lays it for a function: AWS's jars and one with the test's handler. */
final class FunctionJars {

  private static final List<String> NEEDED = List.of("aws-lambda-", "joda-time", "utils-lite");

  private FunctionJars() {}

  static Path lay(Path directory, Class<?> handler) throws IOException {
    Files.createDirectories(directory);
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      Path jar = Path.of(entry);
      String name = jar.getFileName().toString();
      if (name.endsWith(".jar") && NEEDED.stream().anyMatch(name::startsWith)) {
        Files.copy(jar, directory.resolve(name));
      }
    }
    try (JarOutputStream jar =
        new JarOutputStream(Files.newOutputStream(directory.resolve("handler.jar")))) {
      String name = handler.getName().replace('.', '/') + ".class";
      jar.putNextEntry(new JarEntry(name));
      try (InputStream bytes =
          Objects.requireNonNull(handler.getClassLoader().getResourceAsStream(name), name)) {
        bytes.transferTo(jar);
      }
    }
    return directory;
  }
}
