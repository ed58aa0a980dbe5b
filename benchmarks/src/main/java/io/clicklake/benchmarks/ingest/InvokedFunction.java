package io.clicklake.benchmarks.ingest;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.clicklake.benchmarks.measure.ProcessMeter;
import io.clicklake.benchmarks.run.ScenarioFailedException;
import io.clicklake.benchmarks.run.Workspace;
import io.clicklake.components.FunctionCommand;
import io.clicklake.components.LambdaRuntimeApi;
import io.clicklake.components.RunningComponent;
import io.clicklake.components.StateDirectory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/** A running function that is invoked, one request after the other, by whoever measures it. */
final class InvokedFunction implements AutoCloseable {

  private static final Duration TIMEOUT = Duration.ofSeconds(28);
  private static final Duration TIME_TO_END = Duration.ofMinutes(3);
  private static final JsonMapper JSON = new JsonMapper();

  private final LambdaRuntimeApi api;
  private final RunningComponent process;

  private InvokedFunction(LambdaRuntimeApi api, RunningComponent process) {
    this.api = api;
    this.process = process;
  }

  static InvokedFunction start(
      Workspace workspace, FunctionCommand function, Launch launch, Map<String, String> door)
      throws IOException {
    LambdaRuntimeApi api = new LambdaRuntimeApi();
    return new InvokedFunction(
        api,
        workspace.launch(
            new FunctionProcess(
                new StateDirectory(workspace.directory()), function, launch, api.address(), door)));
  }

  /**
   * Invokes it and waits for its answer.
   *
   * @return how long that took
   * @throws ScenarioFailedException when it does not say that Kafka has every event
   */
  Duration accept(byte[] event, int events) throws IOException, InterruptedException {
    long begin = System.nanoTime();
    byte[] answer = api.invoke(event, TIMEOUT);
    Duration took = Duration.ofNanos(System.nanoTime() - begin);
    String body = JSON.readTree(answer).path("body").asText();
    if (JSON.readTree(body).path("accepted").asInt(-1) != events) {
      throw new ScenarioFailedException(
          "the function answers "
              + new String(answer, StandardCharsets.UTF_8)
              + " to a batch of "
              + events
              + ", expected that it accepts all; its log is "
              + process.component().logFile()
              + " (kept with --keep)");
    }
    return took;
  }

  ProcessMeter meter() {
    return new ProcessMeter(process.pid());
  }

  /** Ends it in order, and waits until it has written what it writes at its end. */
  void end() {
    ProcessHandle.of(process.pid()).ifPresent(ProcessHandle::destroy);
    if (!process.awaitEnd(TIME_TO_END)) {
      throw new ScenarioFailedException(
          "the function does not end within " + TIME_TO_END.toSeconds() + " s after SIGTERM");
    }
  }

  @Override
  public void close() throws IOException {
    process.kill();
    api.close();
  }
}
