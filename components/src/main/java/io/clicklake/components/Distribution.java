package io.clicklake.components;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The programs of all components, as the build lays them under {@code components/target/dist} of a
 * checkout.
 */
public record Distribution(Path directory, JavaRuntime java) {

  /** The distribution in the checkout at {@code home}. */
  public static Distribution at(Path home) {
    return new Distribution(
        home.toAbsolutePath().normalize().resolve("components/target/dist"), JavaRuntime.current());
  }

  /** The distribution in the checkout that the system property {@code clicklake.home} names. */
  public static Distribution fromSystemProperty() {
    return at(Checkout.home());
  }

  /** Class path of the broker and of the Connect worker. */
  String kafkaClassPath() {
    Path kafka = existing(directory.resolve("kafka"));
    only(kafka, "kafka-clients-*.jar");
    return kafka + "/*";
  }

  /** The S3 server's jar. */
  Path s3Jar() {
    return existing(directory.resolve("s3/s3proxy-jar-with-dependencies.jar"));
  }

  /** The schema registry's jar; its libraries lie beside it. */
  Path registryJar() {
    return only(existing(directory.resolve("registry")), "*-runner.jar");
  }

  /** Class path of Trino, which the build lays only with {@code -Pengines}. */
  String trinoClassPath() {
    return only(withEngines(directory.resolve("trino")), "trino-server-core-*") + "/lib/*";
  }

  /** Trino's plugins, a directory each, which the build lays only with {@code -Pengines}. */
  Path trinoPlugins() {
    Path plugins = withEngines(directory.resolve("trino-plugins"));
    only(plugins, "trino-hive-*");
    return plugins;
  }

  private static Path withEngines(Path path) {
    if (!Files.exists(path)) {
      throw new ComponentException(
          path
              + " is missing: the build lays it there with the profile engines (450 MB of downloads);"
              + " run ./mvnw -Dquick -Pengines generate-resources -pl components");
    }
    return path;
  }

  /** The one file of this name; two are two versions, of which the older was never cleared away. */
  private static Path only(Path directory, String name) {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, name)) {
      files.forEach(found::add);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + directory, e);
    }
    if (found.isEmpty()) {
      throw missing(directory.resolve(name));
    }
    if (found.size() > 1) {
      throw new ComponentException(
          directory
              + " holds two versions, "
              + found.stream().map(file -> file.getFileName().toString()).sorted().toList()
              + ": expected one; run ./mvnw clean -pl components, then build again");
    }
    return found.get(0);
  }

  private static Path existing(Path path) {
    if (!Files.exists(path)) {
      throw missing(path);
    }
    return path;
  }

  private static ComponentException missing(Path path) {
    return new ComponentException(
        path + " is missing: the build lays it there; run ./mvnw -Dquick generate-resources");
  }
}
