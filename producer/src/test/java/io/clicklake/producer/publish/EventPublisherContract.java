package io.clicklake.producer.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.clicklake.events.ClickEvent;
import io.clicklake.events.RejectedEvent;
import io.clicklake.events.RejectionReason;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link EventPublisher} does, whatever it publishes to. */
abstract class EventPublisherContract {

  /** What a reader of a topic finds: the key as text, the event's id or the rejection's message. */
  record Stored(String key, String identity) {}

  abstract EventPublisher publisher();

  abstract List<Stored> storedEvents();

  abstract List<Stored> storedRejections();

  /** From here nothing is acknowledged. */
  abstract void beginOutage();

  abstract void endOutage();

  @Test
  void whatIsAcknowledgedCanBeReadWithItsSessionAsKey() throws Exception {
    ClickEvent first = Events.ofSession("session-\u00E9", 1);
    ClickEvent second = Events.withoutSession(2);
    RejectedEvent rejected = Events.rejected("path is 1");

    Receipt receipt = publisher().publish(List.of(first, second), List.of(rejected), soon());

    assertThat(receipt.refusals()).isEmpty();
    assertThat(storedEvents())
        .containsExactlyInAnyOrder(
            new Stored("session-\u00E9", first.getEventId().toString()),
            new Stored("", second.getEventId().toString()));
    assertThat(storedRejections()).containsExactly(new Stored("", "path is 1"));
  }

  @Test
  void eventsOfOneSessionKeepTheirOrder() throws Exception {
    List<ClickEvent> events =
        IntStream.range(0, 100).mapToObj(number -> Events.ofSession("s", number)).toList();

    publisher().publish(events.subList(0, 50), List.of(), soon());
    publisher().publish(events.subList(50, 100), List.of(), soon());

    assertThat(storedEvents())
        .extracting(Stored::identity)
        .containsExactlyElementsOf(
            events.stream().map(event -> event.getEventId().toString()).toList());
  }

  @Test
  void anEventTooLargeIsRefusedAndItsNeighboursAreStored() throws Exception {
    ClickEvent before = Events.ofSession("s", 1);
    ClickEvent large = Events.large("s", 2);
    ClickEvent after = Events.ofSession("s", 3);

    Receipt receipt = publisher().publish(List.of(before, large, after), List.of(), soon());

    assertThat(receipt.refusals()).extracting(Receipt.Refusal::position).containsExactly(1);
    assertThat(receipt.refusals().get(0).message()).isNotBlank();
    assertThat(storedEvents())
        .extracting(Stored::identity)
        .containsExactly(before.getEventId().toString(), after.getEventId().toString());
  }

  @Test
  void anEventThatDoesNotSerializeIsRefusedAloneFirstOrLater() throws Exception {
    ClickEvent unwritable = Events.withoutIdentity();
    ClickEvent large = Events.large("s", 2);
    ClickEvent after = Events.ofSession("s", 3);

    Receipt receipt =
        publisher().publish(List.of(unwritable, large, after, unwritable), List.of(), soon());

    assertThat(receipt.refusals())
        .extracting(Receipt.Refusal::position, Receipt.Refusal::reason)
        .containsExactly(
            tuple(0, RejectionReason.invalid_field),
            tuple(1, RejectionReason.event_too_large),
            tuple(3, RejectionReason.invalid_field));
    assertThat(storedEvents())
        .extracting(Stored::identity)
        .containsExactly(after.getEventId().toString());
  }

  @Test
  void nothingToPublishIsAcknowledged() throws Exception {
    assertThat(publisher().publish(List.of(), List.of(), soon()).refusals()).isEmpty();
  }

  @Test
  void itsHealthSaysWhatIsNotWellAndPublishesNothing() {
    assertThat(publisher().health(soon()).well()).isTrue();

    beginOutage();
    try {
      long start = System.nanoTime();
      Health health = publisher().health(Deadline.in(Duration.ofSeconds(3)));
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(15));
      assertThat(health.well()).isFalse();
      assertThat(health.checks())
          .extracting(Health.Check::name, check -> check.ailment().isPresent())
          .containsExactly(tuple("kafka", true), tuple("schemas", false));
    } finally {
      endOutage();
    }
    assertThat(publisher().health(soon()).well()).isTrue();
    assertThat(storedEvents()).isEmpty();
    assertThat(storedRejections()).isEmpty();
  }

  @Test
  void anOutageIsToldByTheDeadlineAndWhatWasNotAcknowledgedIsStoredOnceWhenSentAgain()
      throws Exception {
    EventPublisher publisher = publisher();
    ClickEvent before = Events.ofSession("s", 1);
    List<ClickEvent> during = List.of(Events.ofSession("s", 2), Events.ofSession("t", 3));
    publisher.publish(List.of(before), List.of(), soon());

    beginOutage();
    long start = System.nanoTime();
    assertThatExceptionOfType(NotAcknowledgedException.class)
        .isThrownBy(
            () ->
                publisher.publish(
                    during, List.of(Events.rejected("late")), Deadline.in(Duration.ofSeconds(2))));
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));

    endOutage();
    publisher.publish(during, List.of(Events.rejected("late")), soon());
    assertThat(storedEvents())
        .extracting(Stored::identity)
        .containsExactlyInAnyOrder(
            before.getEventId().toString(),
            during.get(0).getEventId().toString(),
            during.get(1).getEventId().toString());
    assertThat(storedRejections()).containsExactly(new Stored("", "late"));
  }

  static Deadline soon() {
    return Deadline.in(Duration.ofSeconds(25));
  }
}
