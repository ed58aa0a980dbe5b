package io.clicklake.registry.apply;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.avro.Schema;

/** A class path of its own that releases what a test puts there. */
final class ReleaseFolder {

  private final Path root;

  ReleaseFolder(Path root) {
    this.root = root;
  }

  ReleaseFolder release(String subject, int number, Schema schema) {
    return release(subject, number, schema.toString());
  }

  ReleaseFolder release(String subject, int number, String text) {
    try {
      Path folder = Files.createDirectories(root.resolve("released").resolve(subject));
      Files.writeString(folder.resolve(number + ".avsc"), text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  ClassLoader classPath() {
    try {
      return new URLClassLoader(new URL[] {root.toUri().toURL()}, null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
