package io.clicklake.stack.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import io.clicklake.events.ClickEvent;
import io.clicklake.events.RejectionReason;
import io.clicklake.producer.collect.Collector;
import io.clicklake.producer.collect.IngestRequest;
import io.clicklake.producer.collect.Outcome;
import io.clicklake.producer.collect.Rejection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the traffic claims of its events, judged by the collector that the Lambda runs. */
class TrafficContractTest {
  private static final Instant NOW = Instant.parse("2025-05-28T14:20:00Z");
  private static final TrafficPlan PLAN =
      new TrafficPlan(5_000, 1, Instant.parse("2025-05-28T11:00:00Z"), "run-of-test");

  private final Collector collector = new Collector(() -> new UUID(0, 1));

  private Outcome.Collected collected(TrafficEvent event) {
    String body = new EventBatch(List.of(event)).body(NOW);
    return (Outcome.Collected) collector.collect(request(body), NOW);
  }

  private static IngestRequest request(String body) {
    return new IngestRequest(
        "request-1",
        Map.of("content-type", "text/plain;charset=UTF-8", "origin", Blog.ORIGIN),
        body,
        false,
        Optional.of("127.0.0.1"));
  }

  private static List<TrafficEvent> events() {
    List<TrafficEvent> events = new ArrayList<>();
    new BlogTraffic(PLAN).forEachRemaining(events::add);
    return events;
  }

  @Test
  void everySoundEventIsAcceptedUnderItsIdItsTimeAndItsRun() {
    for (TrafficEvent event : events()) {
      if (event.malformation().isEmpty()) {
        ClickEvent accepted = collected(event).events().get(0);
        assertThat(accepted.getEventId()).isEqualTo(event.id());
        assertThat(accepted.getEventTime()).isEqualTo(event.time());
        assertThat(accepted.getProperties()).containsExactly(Map.entry("run", "run-of-test"));
      }
    }
  }

  @Test
  void everyMalformedEventIsRejectedAndItsRecordNamesTheRun() {
    Map<Malformation, RejectionReason> reasons = new EnumMap<>(Malformation.class);
    for (TrafficEvent event : events()) {
      event
          .malformation()
          .ifPresent(
              kind -> {
                Outcome.Collected outcome = collected(event);
                assertThat(outcome.accepted()).as(event.json()).isEmpty();
                Rejection rejection = outcome.rejected().get(0);
                assertThat(rejection.toRecord(request(""), NOW).getPayload())
                    .contains("run-of-test");
                reasons.put(kind, rejection.reason());
              });
    }

    assertThat(reasons)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                Malformation.NOT_AN_OBJECT, RejectionReason.not_an_object,
                Malformation.NO_TYPE, RejectionReason.missing_field,
                Malformation.NOT_A_NUMBER, RejectionReason.invalid_field,
                Malformation.WRONG_TYPE, RejectionReason.invalid_field,
                Malformation.NO_TIME, RejectionReason.invalid_field,
                Malformation.TOO_LONG, RejectionReason.invalid_field));
  }
}
