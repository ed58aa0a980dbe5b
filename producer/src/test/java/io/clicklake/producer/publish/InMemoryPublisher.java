package io.clicklake.producer.publish;

import io.clicklake.events.ClickEvent;
import io.clicklake.events.RejectedEvent;
import io.clicklake.events.RejectionReason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A publisher that keeps what it acknowledged; an outage begins and ends when the test says. */
public final class InMemoryPublisher implements EventPublisher {

  private static final int MAX_PROPERTY_CHARACTERS = 20_000;

  private final List<ClickEvent> events = new ArrayList<>();
  private final List<RejectedEvent> rejected = new ArrayList<>();
  private boolean outage;
  private int healthAsked;

  @Override
  public synchronized Receipt publish(
      List<ClickEvent> toPublish, List<RejectedEvent> rejections, Deadline deadline)
      throws NotAcknowledgedException {
    boolean nothing = toPublish.isEmpty() && rejections.isEmpty();
    if (!nothing && (outage || deadline.passed())) {
      throw new NotAcknowledgedException("the test's outage");
    }
    List<Receipt.Refusal> refusals = new ArrayList<>();
    for (int position = 0; position < toPublish.size(); position++) {
      ClickEvent event = toPublish.get(position);
      if (event.getEventId() == null) {
        refusals.add(
            new Receipt.Refusal(position, RejectionReason.invalid_field, "event_id is missing"));
        continue;
      }
      int size = event.getProperties().values().stream().mapToInt(String::length).sum();
      if (size > MAX_PROPERTY_CHARACTERS) {
        refusals.add(
            new Receipt.Refusal(position, RejectionReason.event_too_large, size + " is too large"));
      } else {
        events.add(event);
      }
    }
    rejected.addAll(rejections);
    return new Receipt(refusals);
  }

  @Override
  public synchronized Health health(Deadline deadline) {
    Optional<String> ailment = outage ? Optional.of("the test's outage") : Optional.empty();
    healthAsked++;
    return new Health(
        List.of(
            new Health.Check("kafka", Duration.ofMillis(2), ailment),
            new Health.Check("schemas", Duration.ofMillis(1), Optional.empty())));
  }

  /** How often its health was asked. */
  public synchronized int healthAsked() {
    return healthAsked;
  }

  public synchronized void outage(boolean begins) {
    outage = begins;
  }

  public synchronized List<ClickEvent> events() {
    return List.copyOf(events);
  }

  public synchronized List<RejectedEvent> rejected() {
    return List.copyOf(rejected);
  }

  @Override
  public void close() {}
}
