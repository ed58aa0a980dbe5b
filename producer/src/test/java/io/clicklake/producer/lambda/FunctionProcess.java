package io.clicklake.producer.lambda;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Starts the jars of the function, and nothing else, under the real runtime client. */
final class FunctionProcess {

  private FunctionProcess() {}

  /** A process that the caller ends; what it says is in files of the directory. */
  static Process start(Path state, Map<String, String> environment, List<String> options)
      throws IOException {
    Path jars = Path.of(System.getProperty("clicklake.lambda"));
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.add("-Djava.net.preferIPv4Stack=true");
    command.addAll(options);
    command.addAll(
        List.of(
            "-cp",
            jars + "/*",
            "com.amazonaws.services.lambda.runtime.api.client.AWSLambda",
            IngestHandler.class.getName()));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    builder.redirectOutput(output(state).toFile()).redirectError(errors(state).toFile());
    return builder.start();
  }

  /** The lines of its standard output so far. */
  static List<String> lines(Path state) throws IOException {
    return Files.readAllLines(output(state));
  }

  private static Path output(Path state) {
    return state.resolve("function.out");
  }

  private static Path errors(Path state) {
    return state.resolve("function.err");
  }
}
