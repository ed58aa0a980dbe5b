package io.clicklake.producer.lambda;

import io.clicklake.producer.collect.Collector;
import io.clicklake.producer.collect.Outcome;
import io.clicklake.producer.log.JsonLines;
import io.clicklake.producer.meter.MetricsTarget;
import io.clicklake.producer.meter.RequestMeter;
import io.clicklake.producer.meter.ServedRequest;
import io.clicklake.producer.publish.Deadline;
import io.clicklake.producer.publish.KafkaPublisher;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.crac.Context;
import org.crac.Resource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Goes the way of a request before the first one comes, all but the sending: code is loaded, schema
 * ids are known, the brokers are connected. It takes part of the function's start, for which Lambda
 * lends more processor than for a request.
 *
 * <p>What does not succeed in time is left to the first request, which has a deadline of its own
 * and an answer.
 *
 * <p>Around a snapshot (SnapStart, CRaC) no connection is kept: they are made anew after it, and
 * every copy gets random numbers of its own. The runtime holds its resources weakly; whoever
 * registers this keeps it.
 */
final class WarmUp implements Resource {

  private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);
  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final int SEED_BYTES = 32;

  /** One event that is accepted and one that is not. */
  private static final byte[] EVENT =
      """
      {"version":"2.0","rawPath":"/ingest","rawQueryString":"","cookies":["c=1"],
       "headers":{"accept-language":"en-GB,en;q=0.8","content-type":"text/plain;charset=UTF-8",
         "origin":"https://blog.example","user-agent":"Mozilla/5.0 (X11; Linux x86_64)"},
       "requestContext":{"requestId":"warm-up","stage":"$default","timeEpoch":1748440987000,
         "http":{"method":"POST","path":"/ingest","sourceIp":"192.0.2.1"}},
       "body":"{\\"sent_at\\":1748440987000,\\"events\\":[{\\"event\\":\\"page_view\\",\
      \\"timestamp\\":\\"2025-05-28T14:03:07Z\\",\\"session_id\\":\\"warm-up\\",\
      \\"page_url\\":\\"https://blog.example/posts/1?utm_source=a&utm_medium=b%20c\\",\
      \\"viewport_width\\":1280,\\"scroll_percentage\\":12.5,\\"plan\\":\\"free\\"},{}]}",
       "isBase64Encoded":false}
      """
          .getBytes(StandardCharsets.UTF_8);

  private final Collector collector;
  private final KafkaPublisher publisher;
  private final SecureRandom random;

  WarmUp(Collector collector, KafkaPublisher publisher, SecureRandom random) {
    this.collector = collector;
    this.publisher = publisher;
    this.random = random;
  }

  /** Goes the way once; returns when it is done or has taken three seconds. */
  void run() {
    Deadline deadline = Deadline.in(PATIENCE);
    CompletableFuture<Void> prepared = publisher.prepare(deadline);
    try {
      rehearse();
      prepared.get(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException | TimeoutException e) {
      LOG.warn("not warm cause={}", e.getMessage());
    } catch (IOException e) {
      throw new IllegalStateException("the warm-up's own event is not readable", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void rehearse() throws IOException {
    GatewayRequest request = GatewayRequest.read(new ByteArrayInputStream(EVENT), "warm-up");
    Outcome outcome = collector.collect(request.content(), Instant.now());
    if (!(outcome instanceof Outcome.Collected collected)) {
      throw new IllegalStateException("the warm-up's own event is refused: " + outcome);
    }
    Verdict verdict = new Verdict.Settled(collected, Duration.ZERO);
    Reply reply = Reply.ofEvents(verdict);
    reply.writeTo(OutputStream.nullOutputStream());
    new RequestMeter(
            new MetricsTarget(Environment.DEFAULT_NAMESPACE, Environment.DEFAULT_FUNCTION_NAME),
            new JsonLines(line -> {}, Clock.systemUTC()))
        .served(
            new ServedRequest(
                request.content().id(),
                "",
                request.method(),
                request.path(),
                reply.status(),
                Duration.ZERO,
                Optional.of(verdict.tally())));
  }

  @Override
  public void beforeCheckpoint(Context<? extends Resource> context) {
    publisher.disconnect();
  }

  @Override
  public void afterRestore(Context<? extends Resource> context) {
    random.setSeed(random.generateSeed(SEED_BYTES));
    run();
  }
}
