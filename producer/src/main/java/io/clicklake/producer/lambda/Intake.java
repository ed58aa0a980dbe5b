package io.clicklake.producer.lambda;

import io.clicklake.events.RejectedEvent;
import io.clicklake.producer.collect.AcceptedEvent;
import io.clicklake.producer.collect.Collector;
import io.clicklake.producer.collect.IngestRequest;
import io.clicklake.producer.collect.Outcome;
import io.clicklake.producer.collect.Rejection;
import io.clicklake.producer.publish.Deadline;
import io.clicklake.producer.publish.EventPublisher;
import io.clicklake.producer.publish.NotAcknowledgedException;
import io.clicklake.producer.publish.Receipt;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes in what a request sends: collects, publishes, and only then says what was accepted.
 *
 * <p>An event that Kafka finds too large, or that does not serialize, goes to the rejected topic
 * and costs its neighbours nothing.
 */
final class Intake {

  private static final Logger LOG = LoggerFactory.getLogger(Intake.class);
  private static final int MAX_QUOTED_CHARACTERS = 200;

  private final Collector collector;
  private final AllowedOrigins origins;
  private final EventPublisher publisher;
  private final Clock clock;

  Intake(Collector collector, AllowedOrigins origins, EventPublisher publisher, Clock clock) {
    this.collector = collector;
    this.origins = origins;
    this.publisher = publisher;
    this.clock = clock;
  }

  /** Takes the events of a request's body. */
  Verdict ofBody(GatewayRequest request, Deadline deadline) {
    Instant receivedAt = clock.instant();
    IngestRequest content = request.content();
    return refused(content)
        .orElseGet(
            () -> settled(collector.collect(content, receivedAt), content, receivedAt, deadline));
  }

  /** Takes the one event of a request's query. */
  Verdict ofQuery(GatewayRequest request, Deadline deadline) {
    Instant receivedAt = clock.instant();
    IngestRequest content = request.content();
    return refused(content)
        .orElseGet(
            () ->
                settled(
                    collector.collectQuery(request.query(), content, receivedAt),
                    content,
                    receivedAt,
                    deadline));
  }

  private Optional<Verdict> refused(IngestRequest request) {
    Optional<String> origin = origins.refused(request).map(Intake::cut);
    origin.ifPresent(
        site -> LOG.warn("origin not allowed origin={} requestId={}", site, request.id()));
    return origin.map(Verdict.OriginRefused::new);
  }

  private Verdict settled(
      Outcome outcome, IngestRequest request, Instant receivedAt, Deadline deadline) {
    long start = System.nanoTime();
    try {
      Outcome published = published(outcome, request, receivedAt, deadline);
      return new Verdict.Settled(published, since(start));
    } catch (NotAcknowledgedException e) {
      LOG.warn("not acknowledged requestId={} cause={}", request.id(), e.getMessage());
      return new Verdict.NotAcknowledged(since(start));
    }
  }

  private Outcome published(
      Outcome outcome, IngestRequest request, Instant receivedAt, Deadline deadline)
      throws NotAcknowledgedException {
    Receipt receipt =
        publisher.publish(
            outcome.events(), records(outcome.rejected(), request, receivedAt), deadline);
    if (receipt.refusals().isEmpty()) {
      return outcome;
    }
    List<Rejection> refused =
        receipt.refusals().stream()
            .map(
                refusal -> {
                  AcceptedEvent event = outcome.accepted().get(refusal.position());
                  return event.refused(refusal.reason(), refusal.message());
                })
            .toList();
    publisher.publish(List.of(), records(refused, request, receivedAt), deadline);
    return outcome.rejecting(refused);
  }

  private static List<RejectedEvent> records(
      List<Rejection> rejections, IngestRequest request, Instant receivedAt) {
    return rejections.stream().map(rejection -> rejection.toRecord(request, receivedAt)).toList();
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private static String cut(String text) {
    return text.substring(0, Math.min(text.length(), MAX_QUOTED_CHARACTERS));
  }
}
