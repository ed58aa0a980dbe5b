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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers {@code POST /ingest}: collects, publishes, and only then says what was accepted.
 *
 * <p>An event that Kafka finds too large, or that does not serialize, goes to the rejected topic
 * and costs its neighbours nothing.
 */
final class IngestEndpoint {

  static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  private static final Logger LOG = LoggerFactory.getLogger(IngestEndpoint.class);

  private final Collector collector;
  private final EventPublisher publisher;
  private final Clock clock;

  IngestEndpoint(Collector collector, EventPublisher publisher, Clock clock) {
    this.collector = collector;
    this.publisher = publisher;
    this.clock = clock;
  }

  Reply answer(IngestRequest request, Deadline deadline) {
    Instant receivedAt = clock.instant();
    return collector
        .collect(request, receivedAt)
        .match(
            collected -> answer(collected, request, receivedAt, deadline),
            tooLarge ->
                recorded(
                    tooLarge.body(),
                    Reply.error(413, "too_large", tooLarge.body().message()),
                    request,
                    receivedAt,
                    deadline),
            unsupported ->
                recorded(
                    unsupported.body(),
                    Reply.error(415, "unsupported_type", unsupported.body().message()),
                    request,
                    receivedAt,
                    deadline));
  }

  private Reply answer(
      Outcome.Collected collected, IngestRequest request, Instant receivedAt, Deadline deadline) {
    try {
      return Reply.collected(published(collected, request, receivedAt, deadline));
    } catch (NotAcknowledgedException e) {
      LOG.warn("not acknowledged requestId={} cause={}", request.id(), e.getMessage());
      return Reply.unavailable(RETRY_AFTER);
    }
  }

  /** The answer to a body refused as a whole, once the body is kept. */
  private Reply recorded(
      Rejection body, Reply answer, IngestRequest request, Instant receivedAt, Deadline deadline) {
    try {
      publisher.publish(List.of(), records(List.of(body), request, receivedAt), deadline);
      return answer;
    } catch (NotAcknowledgedException e) {
      LOG.warn("not acknowledged requestId={} cause={}", request.id(), e.getMessage());
      return Reply.unavailable(RETRY_AFTER);
    }
  }

  private Outcome.Collected published(
      Outcome.Collected collected, IngestRequest request, Instant receivedAt, Deadline deadline)
      throws NotAcknowledgedException {
    Receipt receipt =
        publisher.publish(
            collected.events(), records(collected.rejected(), request, receivedAt), deadline);
    if (receipt.refusals().isEmpty()) {
      return collected;
    }
    List<Rejection> refused =
        receipt.refusals().stream()
            .map(
                refusal -> {
                  AcceptedEvent event = collected.accepted().get(refusal.position());
                  return event.refused(refusal.reason(), refusal.message());
                })
            .toList();
    publisher.publish(List.of(), records(refused, request, receivedAt), deadline);
    return collected.rejecting(refused);
  }

  private static List<RejectedEvent> records(
      List<Rejection> rejections, IngestRequest request, Instant receivedAt) {
    return rejections.stream().map(rejection -> rejection.toRecord(request, receivedAt)).toList();
  }
}
