package io.clicklake.stack.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.clicklake.components.ComponentException;
import io.clicklake.components.FreePorts;
import io.clicklake.components.JavaRuntime;
import io.clicklake.components.ListeningSockets;
import io.clicklake.components.RunningComponent;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The real runtime interface client behind the gateway, each a process. */
@Timeout(120)
class LambdaFunctionTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Path state;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final IngestGateway gateway;
  private final RunningComponent runningGateway;

  LambdaFunctionTest(@TempDir Path state) {
    this.state = state;
    this.gateway =
        new IngestGateway(JavaRuntime.current(), state, FreePorts.next(), FreePorts.next());
    this.runningGateway = RunningComponent.launch(gateway);
  }

  @BeforeEach
  void awaitGateway() {
    runningGateway.awaitHealthy(PATIENCE);
  }

  @AfterEach
  void endGateway() {
    runningGateway.close();
  }

  @Test
  void aRequestReachesTheHandlerAsApiGatewaysEvent() throws Exception {
    try (RunningComponent running = RunningComponent.start(function(), PATIENCE)) {
      HttpResponse<String> answer = send("text/plain", "é");
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).isEqualTo("é");
      assertThat(answer.headers().firstValue("x-method")).hasValue("POST");
      assertThat(answer.headers().firstValue("x-path")).hasValue("/ingest");
      assertThat(answer.headers().firstValue("x-source")).hasValue("127.0.0.1");
      assertThat(answer.headers().firstValue("x-base64")).hasValue("false");
      assertThat(answer.headers().firstValue("x-time-left")).hasValue("true");
      assertThat(answer.headers().firstValue("x-variable")).hasValue("given");
      if (ListeningSockets.known()) {
        assertThat(ListeningSockets.of(running.pid())).isEmpty();
        assertThat(ListeningSockets.of(runningGateway.pid())).hasSize(2);
        assertThat(ListeningSockets.beyondLoopback(runningGateway.pid())).isEmpty();
      }
    }
  }

  @Test
  void aHandlerThatThrowsIsServiceUnavailableAndServesTheNextRequest() throws Exception {
    RunningComponent running = RunningComponent.start(function(), PATIENCE);
    try (running) {
      assertThat(send("text/plain", "throw").statusCode()).isEqualTo(503);
      assertThat(send("text/plain", "next").body()).isEqualTo("next");
    }
  }

  @Test
  void aRequestWaitsForAFunctionThatIsStartedAgain() throws Exception {
    try (RunningComponent running = RunningComponent.start(function(), PATIENCE)) {
      running.kill();
      CompletableFuture<HttpResponse<String>> waiting =
          client.sendAsync(request("text/plain", "kept"), HttpResponse.BodyHandlers.ofString());
      running.relaunch();
      assertThat(waiting.get().body()).isEqualTo("kept");
    }
  }

  @Test
  void aMissingFunctionIsNamedWithTheCommandThatBuildsIt() {
    LambdaFunction missing =
        new LambdaFunction(
            JavaRuntime.current(),
            state,
            gateway,
            new LambdaFunction.Code(state.resolve("none"), "Nobody"),
            Map::of);
    assertThatThrownBy(() -> RunningComponent.start(missing, PATIENCE))
        .isInstanceOf(ComponentException.class)
        .hasMessageContainingAll("lambda", state.resolve("none").toString(), "./mvnw");
  }

  @Test
  void aHandlerThatIsNotThereFailsTheStartWithTheFunctionsLastLines() throws Exception {
    LambdaFunction wrong =
        new LambdaFunction(
            JavaRuntime.current(),
            state,
            gateway,
            new LambdaFunction.Code(
                FunctionJars.lay(state.resolve("jars"), EchoHandler.class), "no.such.Handler"),
            Map::of);
    try (RunningComponent running = RunningComponent.launch(wrong)) {
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () -> {
                // It looks for its handler when it is first asked.
                assertThat(wrong.healthy()).isFalse();
                assertThat(wrong.logFile()).content().contains("no.such.Handler");
              });
      assertThatThrownBy(() -> running.awaitHealthy(Duration.ZERO))
          .isInstanceOf(ComponentException.class)
          .hasMessageContainingAll("lambda ", "no.such.Handler");
    }
  }

  private LambdaFunction function() throws Exception {
    return new LambdaFunction(
        JavaRuntime.current(),
        state,
        gateway,
        new LambdaFunction.Code(
            FunctionJars.lay(state.resolve("jars"), EchoHandler.class),
            EchoHandler.class.getName()),
        () -> Map.of("ECHO_VARIABLE", "given"));
  }

  private HttpResponse<String> send(String contentType, String body) throws Exception {
    return client.send(request(contentType, body), HttpResponse.BodyHandlers.ofString());
  }

  private HttpRequest request(String contentType, String body) {
    return HttpRequest.newBuilder(gateway.url("/ingest"))
        .header("Content-Type", contentType)
        .POST(HttpRequest.BodyPublishers.ofString(body))
        .build();
  }
}
