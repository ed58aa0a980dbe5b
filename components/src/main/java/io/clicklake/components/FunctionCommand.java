package io.clicklake.components;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How the Lambda function runs under AWS's runtime interface client: in its container image, in the
 * local stack and when it is measured.
 *
 * <p>The jars stand in the class path by name, in the order of their names, because a cache of
 * loaded classes is taken only for the class path it was made with.
 *
 * @param jars the folder of the function's jars, the runtime interface client among them
 * @param handler the class that Lambda calls
 */
public record FunctionCommand(Path jars, String handler) {

  private static final String RUNTIME_CLIENT =
      "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";

  /**
   * For a function of 512 MB with a third of a processor: one small collector, the quick compiler
   * alone, bounds that keep the process below 130 MB.
   */
  private static final List<String> SMALL =
      List.of(
          "-Xms24m",
          "-Xmx96m",
          "-Xss512k",
          "-XX:MaxMetaspaceSize=64m",
          "-XX:ReservedCodeCacheSize=32m",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1");

  /** The function that this project's build lays in a checkout. */
  public static FunctionCommand ofCheckout(Path home) {
    return new FunctionCommand(
        home.resolve("producer/target/lambda"), "io.clicklake.producer.lambda.IngestHandler");
  }

  /**
   * Java's options as the function runs best, the class path among them.
   *
   * @param cache options beside, of a cache of loaded classes that is made or used
   */
  public List<String> options(int javaFeature, List<String> cache) {
    List<String> options = new ArrayList<>(SMALL);
    if (javaFeature >= JavaRuntime.NATIVE_ACCESS_IS_CHECKED) {
      options.add("--enable-native-access=ALL-UNNAMED");
    }
    options.addAll(cache);
    options.addAll(plainOptions());
    return List.copyOf(options);
  }

  /** The class path alone, with nothing but Java's own defaults. */
  public List<String> plainOptions() {
    return List.of("-cp", classPath());
  }

  /** What stands behind the options: the runtime interface client and the handler. */
  public List<String> program() {
    return List.of(RUNTIME_CLIENT, handler);
  }

  private String classPath() {
    try (Stream<Path> files = Files.list(jars)) {
      String path =
          files
              .filter(file -> file.getFileName().toString().endsWith(".jar"))
              .map(file -> file.toAbsolutePath().toString())
              .sorted()
              .collect(Collectors.joining(File.pathSeparator));
      if (path.isEmpty()) {
        throw new ComponentException(jars + " holds no jar: the build lays the function there");
      }
      return path;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + jars, e);
    }
  }
}
