package io.clicklake.components;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The programs of all components, as the build lays them under {@code components/target/dist} of a
 * checkout.
 */
public record Distribution(Path directory, JavaRuntime java) {

  private static final String HOME = "clicklake.home";

  /** The distribution in the checkout at {@code home}. */
  public static Distribution at(Path home) {
    return new Distribution(
        home.toAbsolutePath().normalize().resolve("components/target/dist"), JavaRuntime.current());
  }

  /** The distribution in the checkout that the system property {@code clicklake.home} names. */
  public static Distribution fromSystemProperty() {
    String home = System.getProperty(HOME);
    if (home == null || home.isBlank()) {
      throw new ComponentException(
          "system property "
              + HOME
              + " is not set: expected the directory of the checkout; run through ./mvnw, or add -D"
              + HOME
              + "=<checkout>");
    }
    return at(Path.of(home));
  }

  /** Class path of the broker and of the Connect worker. */
  String kafkaClassPath() {
    return existing(directory.resolve("kafka")) + "/*";
  }

  /** The S3 server's jar. */
  Path s3Jar() {
    return existing(directory.resolve("s3/s3proxy-jar-with-dependencies.jar"));
  }

  /** The schema registry's jar; its libraries lie beside it. */
  Path registryJar() {
    Path registry = existing(directory.resolve("registry"));
    try (Stream<Path> files = Files.list(registry)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith("-runner.jar"))
          .findFirst()
          .orElseThrow(() -> missing(registry.resolve("*-runner.jar")));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + registry, e);
    }
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
