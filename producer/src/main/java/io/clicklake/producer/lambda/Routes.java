package io.clicklake.producer.lambda;

import io.clicklake.producer.collect.Collector;
import io.clicklake.producer.publish.Deadline;
import io.clicklake.producer.publish.EventPublisher;
import java.time.Clock;
import java.util.Optional;

/**
 * Who answers a request.
 *
 * <pre>
 * POST      /ingest   events
 * GET       /i.gif    one event, of a page without scripts
 * GET HEAD  /health   whether the function lives; deep=1: whether it could publish
 * OPTIONS   of each   what it answers
 * </pre>
 *
 * A HEAD of the picture is none of its methods: it would ask for an event to be kept, and HEAD is a
 * question that changes nothing.
 */
final class Routes {

  private static final String INGEST = "POST, OPTIONS";
  private static final String PIXEL = "GET, OPTIONS";
  private static final String HEALTH = "GET, HEAD, OPTIONS";

  private final Intake intake;
  private final HealthEndpoint health;

  Routes(Intake intake, HealthEndpoint health) {
    this.intake = intake;
    this.health = health;
  }

  static Routes to(
      Collector collector, AllowedOrigins origins, EventPublisher publisher, Clock clock) {
    return new Routes(
        new Intake(collector, origins, publisher, clock), new HealthEndpoint(publisher, clock));
  }

  Served answer(GatewayRequest request, Deadline deadline) {
    return switch (request.path()) {
      case "/ingest" ->
          switch (request.method()) {
            case "POST" -> {
              Verdict verdict = intake.ofBody(request, deadline);
              yield new Served(Reply.ofEvents(verdict), Optional.of(verdict.tally()));
            }
            default -> other(request, INGEST);
          };
      case "/i.gif" ->
          switch (request.method()) {
            case "GET" -> {
              Verdict verdict = intake.ofQuery(request, deadline);
              yield new Served(Reply.ofPixel(verdict), Optional.of(verdict.tally()));
            }
            default -> other(request, PIXEL);
          };
      case "/health" ->
          switch (request.method()) {
            case "GET" -> Served.uncounted(health.answer(request, deadline));
            case "HEAD" -> Served.uncounted(health.answer(request, deadline).withoutBody());
            default -> other(request, HEALTH);
          };
      default -> Served.uncounted(Reply.notFound());
    };
  }

  private static Served other(GatewayRequest request, String allowed) {
    return Served.uncounted(
        request.method().equals("OPTIONS")
            ? Reply.noContent(allowed)
            : Reply.methodNotAllowed(request, allowed));
  }
}
