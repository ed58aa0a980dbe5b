package io.clicklake.image;

import io.clicklake.components.ComponentException;
import io.clicklake.components.FunctionCommand;
import io.clicklake.components.JavaRuntime;
import io.clicklake.components.LambdaRuntimeApi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The function as a process under the real runtime interface client, invoked lesson by lesson.
 *
 * @param environment its variables, beside the address of the Runtime API
 * @param work where its log goes
 */
record Trainee(FunctionCommand function, Map<String, String> environment, Path work) {

  private static final Duration TIMEOUT = Duration.ofSeconds(28);
  private static final Duration TIME_TO_END = Duration.ofMinutes(5);

  Trainee {
    environment = Map.copyOf(environment);
  }

  /** From the start of its process to its answer to the first lesson, with these options. */
  Duration firstAnswer(List<String> cache) throws IOException, InterruptedException {
    try (LambdaRuntimeApi api = new LambdaRuntimeApi()) {
      long begin = System.nanoTime();
      Process process = start(api, cache);
      try {
        Lesson first = Lesson.all().get(0);
        first.check(invoke(api, first, process));
        return Duration.ofNanos(System.nanoTime() - begin);
      } finally {
        process.destroyForcibly().waitFor();
      }
    }
  }

  /** Goes through all lessons so many times and ends it in order, so that Java writes its cache. */
  void train(List<String> cache, int rounds) throws IOException, InterruptedException {
    try (LambdaRuntimeApi api = new LambdaRuntimeApi()) {
      Process process = start(api, cache);
      try {
        for (int round = 0; round < rounds; round++) {
          for (Lesson lesson : Lesson.all()) {
            lesson.check(invoke(api, lesson, process));
          }
        }
        process.destroy();
        if (!process.waitFor(TIME_TO_END.toSeconds(), TimeUnit.SECONDS)) {
          throw new TrainingFailedException(
              "the function does not end within " + TIME_TO_END + "; it says: " + log());
        }
      } finally {
        process.destroyForcibly().waitFor();
      }
    }
  }

  /** What the process said last. */
  String log() {
    try {
      return Files.readString(work.resolve("function.log")).strip();
    } catch (IOException e) {
      return "nothing";
    }
  }

  private byte[] invoke(LambdaRuntimeApi api, Lesson lesson, Process process)
      throws InterruptedException {
    try {
      return api.invoke(lesson.event(), TIMEOUT);
    } catch (ComponentException silent) {
      throw new TrainingFailedException(
          "the function does not answer the lesson '"
              + lesson.name()
              + "'"
              + (process.isAlive() ? "" : ", it ended with status " + process.exitValue())
              + "; it says: "
              + log());
    }
  }

  private Process start(LambdaRuntimeApi api, List<String> cache) throws IOException {
    JavaRuntime java = JavaRuntime.current();
    List<String> command = new ArrayList<>();
    command.add(java.executable().toString());
    command.addAll(function.options(java.feature(), cache));
    command.addAll(function.program());
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(work.toFile())
            .redirectErrorStream(true)
            .redirectOutput(work.resolve("function.log").toFile());
    builder.environment().keySet().retainAll(List.of("PATH", "LANG", "LC_ALL", "TMPDIR"));
    builder.environment().putAll(environment);
    builder.environment().put("AWS_LAMBDA_RUNTIME_API", api.address());
    return builder.start();
  }
}
