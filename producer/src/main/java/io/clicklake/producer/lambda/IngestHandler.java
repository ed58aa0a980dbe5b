package io.clicklake.producer.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.clicklake.producer.collect.Collector;
import io.clicklake.producer.collect.TimeOrderedIds;
import io.clicklake.producer.publish.Deadline;
import io.clicklake.producer.publish.EventPublisher;
import io.clicklake.producer.publish.KafkaPublisher;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import org.crac.Core;
import org.jspecify.annotations.Nullable;

/**
 * The Lambda function behind the HTTP API: {@code POST /ingest} takes events, {@code GET /health}
 * says that the function lives.
 *
 * <p>Every request is answered before the invocation ends: Kafka has until {@link #MARGIN} before
 * that. Safe for use by several threads.
 */
public final class IngestHandler implements RequestStreamHandler {

  /** What is left of the invocation when Kafka's time is over. */
  static final Duration MARGIN = Duration.ofMillis(1500);

  private final IngestEndpoint ingest;

  /** Kept, for the runtime holds it weakly; none where the parts are another's. */
  private final @Nullable WarmUp warmUp;

  /**
   * Wired from the process's environment.
   *
   * @throws InvalidEnvironmentException with every problem of the environment
   */
  public IngestHandler() {
    Environment environment = Environment.of(System.getenv());
    Clock clock = Clock.systemUTC();
    SecureRandom random = new SecureRandom();
    Collector collector = new Collector(new TimeOrderedIds(clock, random));
    KafkaPublisher publisher = KafkaPublisher.to(environment.topics(), environment.kafka());
    this.ingest = new IngestEndpoint(collector, publisher, clock);
    this.warmUp = new WarmUp(collector, publisher, random);
    Core.getGlobalContext().register(warmUp);
    warmUp.run();
  }

  /** Made of its parts; the publisher stays the caller's to close. */
  public IngestHandler(Collector collector, EventPublisher publisher, Clock clock) {
    this.ingest = new IngestEndpoint(collector, publisher, clock);
    this.warmUp = null;
  }

  @Override
  public void handleRequest(InputStream event, OutputStream reply, Context context)
      throws IOException {
    Duration remaining = Duration.ofMillis(context.getRemainingTimeInMillis());
    Deadline deadline = Deadline.in(remaining.minus(MARGIN));
    GatewayRequest request = GatewayRequest.read(event, context.getAwsRequestId());
    route(request, deadline).writeTo(reply);
  }

  private Reply route(GatewayRequest request, Deadline deadline) {
    return switch (request.path()) {
      case "/ingest" ->
          switch (request.method()) {
            case "POST" -> ingest.answer(request.content(), deadline);
            case "OPTIONS" -> Reply.noContent("POST, OPTIONS");
            default -> Reply.methodNotAllowed(request.method(), request.path(), "POST, OPTIONS");
          };
      case "/health" ->
          request.method().equals("GET")
              ? Reply.healthy()
              : Reply.methodNotAllowed(request.method(), request.path(), "GET");
      default ->
          Reply.error(404, "not_found", "nothing is at this path; use POST /ingest or GET /health");
    };
  }
}
