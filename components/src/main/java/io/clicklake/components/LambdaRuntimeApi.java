package io.clicklake.components;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ServerSocketFactory;

/**
 * Lambda's Runtime API, version 2018-06-01, for one function whose invocations the caller decides:
 * one at a time, each awaited.
 *
 * <pre>
 * GET  /2018-06-01/runtime/invocation/next           the next event, as soon as there is one
 * POST /2018-06-01/runtime/invocation/{id}/response  its answer
 * POST /2018-06-01/runtime/invocation/{id}/error     its failure
 * GET  /2018-06-01/runtime/restore/next              answered when the caller restores
 * POST /2018-06-01/runtime/{init,restore}/error      the function cannot start
 * </pre>
 */
public final class LambdaRuntimeApi implements AutoCloseable {

  private static final String RUNTIME = "/2018-06-01/runtime/";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private record Invocation(byte[] event, Duration timeout) {}

  private final BlockingQueue<Invocation> invocations = new ArrayBlockingQueue<>(1);
  private final BlockingQueue<byte[]> responses = new ArrayBlockingQueue<>(1);
  private final BlockingQueue<byte[]> initErrors = new ArrayBlockingQueue<>(1);
  private final CountDownLatch snapshotReady = new CountDownLatch(1);
  private final CountDownLatch restored = new CountDownLatch(1);
  private final LoopbackHttp server;

  /** On a free port. */
  public LambdaRuntimeApi() throws IOException {
    server = LoopbackHttp.start(ServerSocketFactory.getDefault(), this::answer);
  }

  /** Its address, for the function's variable {@code AWS_LAMBDA_RUNTIME_API}. */
  public String address() {
    return "127.0.0.1:" + server.port();
  }

  /**
   * What the function answers to an event, or says of its failure, told that it has so long.
   *
   * @throws ComponentException when it says nothing for a minute
   */
  public byte[] invoke(byte[] event, Duration timeout) throws InterruptedException {
    invocations.put(new Invocation(event, timeout));
    return await(responses);
  }

  /**
   * What the function says of its failed start.
   *
   * @throws ComponentException when it says nothing for a minute
   */
  public String initError() throws InterruptedException {
    return new String(await(initErrors), StandardCharsets.UTF_8);
  }

  /**
   * Waits until the function, started with {@code AWS_LAMBDA_INITIALIZATION_TYPE=snap-start}, is
   * ready for its snapshot; it then waits itself.
   *
   * @throws ComponentException when it is not ready within a minute
   */
  public void awaitSnapshot() throws InterruptedException {
    if (!snapshotReady.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
      throw silent();
    }
  }

  /** Lets the function go on as one that was restored from its snapshot. */
  public void restore() {
    restored.countDown();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }

  private static byte[] await(BlockingQueue<byte[]> answers) throws InterruptedException {
    byte[] answer = answers.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    if (answer == null) {
      throw silent();
    }
    return answer;
  }

  private static ComponentException silent() {
    return new ComponentException(
        "the function says nothing for " + PATIENCE.toSeconds() + " s: its log may tell why");
  }

  private LoopbackHttp.Answer answer(LoopbackHttp.Request request) throws InterruptedException {
    String path = request.path();
    if (path.equals(RUNTIME + "invocation/next")) {
      return next();
    }
    if (path.equals(RUNTIME + "restore/next")) {
      snapshotReady.countDown();
      restored.await();
      return LoopbackHttp.Answer.json(200, "{}");
    }
    boolean ofStart = path.equals(RUNTIME + "init/error") || path.equals(RUNTIME + "restore/error");
    (ofStart ? initErrors : responses).put(request.body());
    return LoopbackHttp.Answer.json(202, "{\"status\":\"OK\"}");
  }

  private LoopbackHttp.Answer next() throws InterruptedException {
    Invocation invocation = invocations.take();
    Instant deadline = Instant.now().plus(invocation.timeout());
    return new LoopbackHttp.Answer(
        200,
        Map.of(
            // The runtime client's native part dereferences null without it.
            "Content-Type",
            "application/json",
            "Lambda-Runtime-Aws-Request-Id",
            "invocation-1",
            "Lambda-Runtime-Invoked-Function-Arn",
            "arn:aws:lambda:local:0:function:ingest",
            "Lambda-Runtime-Deadline-Ms",
            Long.toString(deadline.toEpochMilli())),
        invocation.event());
  }
}
