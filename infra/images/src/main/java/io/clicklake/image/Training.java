package io.clicklake.image;

import io.clicklake.components.FunctionCommand;
import io.clicklake.components.Keystores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes the cache of loaded classes that the function starts from (JDK 25, JEP 514), where it will
 * run: the cache is good for this Java and these jars, in this place, of this age.
 *
 * <p>Beside the jars it leaves {@code function.aot} and {@code function.options}, Java's arguments
 * up to the program, cache included. It fails where Java would not take the cache.
 */
public final class Training {

  private static final String HANDLER = "io.clicklake.producer.lambda.IngestHandler";
  private static final int ROUNDS = 20;

  private final Path task;
  private final FunctionCommand function;

  private Training(Path task) {
    this.task = task;
    this.function = new FunctionCommand(task.resolve("lib"), HANDLER);
  }

  /** Takes the function's folder, with its jars in {@code lib}. */
  public static void main(String[] arguments) throws Exception {
    if (arguments.length != 1) {
      System.err.println("usage: Training FOLDER, the one that holds lib/*.jar");
      System.exit(64);
    }
    try {
      new Training(Path.of(arguments[0]).toAbsolutePath()).run();
    } catch (TrainingFailedException e) {
      System.err.println("training failed: " + e.getMessage());
      System.exit(1);
    }
    // The broker's threads would keep this process; nothing of it is to be kept.
    Runtime.getRuntime().halt(0);
  }

  private void run() throws Exception {
    Path work = Files.createTempDirectory("training");
    Path cache = task.resolve("function.aot");
    Files.deleteIfExists(cache);
    Keystores keys = Keystores.make(work, "ip:127.0.0.1,dns:localhost");
    TrainingBroker broker = TrainingBroker.start(work.resolve("kafka"), keys);
    try (TrainingRegistry registry = TrainingRegistry.start(keys);
        TrainingParameters parameters =
            TrainingParameters.start(keys, secrets(keys, broker, registry))) {
      Map<String, String> environment = new HashMap<>(broker.clientVariables());
      environment.putAll(registry.clientVariables());
      environment.putAll(parameters.clientVariables());

      Trainee trainee = new Trainee(function, environment, work);
      Duration plain = trainee.firstAnswer(List.of());
      trainee.train(List.of("-XX:AOTCacheOutput=" + cache), ROUNDS);
      if (!Files.exists(cache)) {
        throw new TrainingFailedException(
            "Java wrote no cache; it says: " + trainee.log() + "; is it a JDK 25 or newer?");
      }
      Duration cached = trainee.firstAnswer(List.of("-XX:AOTCache=" + cache, "-XX:AOTMode=on"));
      writeOptions(List.of("-XX:AOTCache=" + cache));
      System.out.printf(
          "function.aot: %.1f MB; first answer after %d ms, without it %d ms%n",
          Files.size(cache) / 1e6, cached.toMillis(), plain.toMillis());
    }
  }

  /** What the hosts of a pipeline keep for the function, by their places below the prefix. */
  private static Map<String, String> secrets(
      Keystores keys, TrainingBroker broker, TrainingRegistry registry) throws IOException {
    Map<String, String> secrets = new HashMap<>(broker.parameters());
    secrets.putAll(registry.parameters());
    secrets.put("kafka/ca", Files.readString(keys.file("ca.pem")));
    return secrets;
  }

  /** As Java reads them from a file: one in each line, in quotes. */
  private void writeOptions(List<String> cache) throws IOException {
    StringBuilder text = new StringBuilder();
    for (String option : function.options(Runtime.version().feature(), cache)) {
      text.append('"').append(option.replace("\\", "\\\\").replace("\"", "\\\"")).append("\"\n");
    }
    Files.writeString(task.resolve("function.options"), text);
  }
}
