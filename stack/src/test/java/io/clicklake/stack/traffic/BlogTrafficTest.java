package io.clicklake.stack.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.clicklake.events.ClickEvent;
import io.clicklake.events.EventType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

class BlogTrafficTest {
  private static final Instant FROM = Instant.parse("2025-05-28T11:00:00Z");
  private static final JsonMapper JSON = new JsonMapper();

  private static TrafficPlan plan(int events, long seed, String run) {
    return new TrafficPlan(events, seed, FROM, run);
  }

  private static List<TrafficEvent> eventsOf(TrafficPlan plan) {
    List<TrafficEvent> events = new ArrayList<>();
    new BlogTraffic(plan).forEachRemaining(events::add);
    return events;
  }

  private static List<JsonNode> soundEvents(List<TrafficEvent> events) {
    return events.stream()
        .filter(event -> event.malformation().isEmpty())
        .map(event -> parse(event.json()))
        .toList();
  }

  private static JsonNode parse(String json) {
    try {
      return JSON.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Property(tries = 50)
  void anyPlanMakesItsNumberOfEventsInOrderWithinTheThreeHours(
      @ForAll @IntRange(min = 1, max = 3000) int count, @ForAll long seed) {
    List<TrafficEvent> events = eventsOf(plan(count, seed, "run-of-test"));

    assertThat(events).hasSize(count);
    assertThat(events).isSortedAccordingTo(Comparator.comparing(TrafficEvent::place));
    assertThat(events)
        .allSatisfy(
            event ->
                assertThat(event.time())
                    .isAfterOrEqualTo(FROM)
                    .isBefore(FROM.plus(TrafficPlan.SPAN)));
    assertThat(events.stream().map(TrafficEvent::id)).doesNotHaveDuplicates();
  }

  @Property(tries = 20)
  void equalPlansMakeEqualEvents(@ForAll long seed) {
    assertThat(eventsOf(plan(500, seed, "run-of-test")))
        .isEqualTo(eventsOf(plan(500, seed, "run-of-test")));
  }

  @Test
  void anotherSeedMakesOtherEvents() {
    assertThat(eventsOf(plan(500, 1, "run-of-test")))
        .isNotEqualTo(eventsOf(plan(500, 2, "run-of-test")));
  }

  @Test
  void anotherRunRepeatsTheVisitsUnderOtherIds() {
    List<TrafficEvent> one = eventsOf(plan(2000, 1, "run-of-test-1"));
    List<TrafficEvent> two = eventsOf(plan(2000, 1, "run-of-test-2"));

    assertThat(one.stream().map(TrafficEvent::id))
        .doesNotContainAnyElementsOf(two.stream().map(TrafficEvent::id).toList());
    assertThat(soundEvents(one).stream().map(event -> event.path("page_path").asText()))
        .containsExactlyElementsOf(
            soundEvents(two).stream().map(event -> event.path("page_path").asText()).toList());
  }

  @Test
  void idsAreUuidsOfVersionSevenThatStartWithTheTime() {
    assertThat(eventsOf(plan(1000, 1, "run-of-test")))
        .allSatisfy(
            event -> {
              assertThat(event.id().version()).isEqualTo(7);
              assertThat(event.id().variant()).isEqualTo(2);
              assertThat(event.id().getMostSignificantBits() >>> 16)
                  .isEqualTo(event.time().toEpochMilli());
            });
  }

  @Test
  void oneInAHundredIsMalformedAndOneInAHundredAnHourLate() {
    List<TrafficEvent> events = eventsOf(plan(20_000, 1, "run-of-test"));

    assertThat(events.stream().filter(event -> event.malformation().isPresent()).count())
        .isBetween(150L, 250L);
    List<TrafficEvent> late = events.stream().filter(TrafficEvent::late).toList();
    assertThat(late).hasSizeBetween(150, 250);
    assertThat(late)
        .allSatisfy(
            event ->
                assertThat(Duration.between(event.time(), event.place()))
                    .isEqualTo(Duration.ofHours(1)));
  }

  @Test
  void everyHourOfTheSpanGetsAboutAThird() {
    Map<Instant, Integer> hours = new LinkedHashMap<>();
    eventsOf(plan(20_000, 1, "run-of-test"))
        .forEach(
            event ->
                hours.merge(
                    event.time().truncatedTo(java.time.temporal.ChronoUnit.HOURS),
                    1,
                    Integer::sum));

    assertThat(hours).hasSize(3);
    assertThat(hours.values()).allSatisfy(count -> assertThat(count).isBetween(6_400, 7_000));
  }

  @Test
  void everyKindOfMalformationOccursAndNamesTheRunInWhatTheLakeKeeps() {
    List<TrafficEvent> malformed =
        eventsOf(plan(20_000, 1, "run-of-test")).stream()
            .filter(event -> event.malformation().isPresent())
            .toList();

    assertThat(malformed.stream().map(event -> event.malformation().orElseThrow()))
        .contains(Malformation.values());
    assertThat(malformed)
        .allSatisfy(
            event ->
                assertThat(event.json().substring(0, Math.min(8192, event.json().length())))
                    .contains("run-of-test"));
  }

  @Test
  void soundEventsUseOnlyFieldsOfTheContractWithTheContractsTypes() {
    Schema contract = ClickEvent.getClassSchema();
    for (JsonNode event : soundEvents(eventsOf(plan(5_000, 1, "run-of-test")))) {
      event
          .properties()
          .forEach(
              field ->
                  assertThat(contract.getField(field.getKey()))
                      .as("field %s", field.getKey())
                      .isNotNull());
      assertThat(EventType.valueOf(event.path("event_type").asText()))
          .isNotEqualTo(EventType.custom);
      assertThat(event.path("properties").path("run").asText()).isEqualTo("run-of-test");
      assertThat(event.path("page_url").asText()).startsWith(Blog.ORIGIN + "/posts/");
    }
  }

  @Test
  void everyTypeOfTheSeedOccurs() {
    Set<String> types = new TreeSet<>();
    soundEvents(eventsOf(plan(20_000, 1, "run-of-test")))
        .forEach(event -> types.add(event.path("event_type").asText()));

    assertThat(types)
        .containsExactly(
            "bounce_event",
            "click_event",
            "comment_submit",
            "navigation",
            "page_view",
            "referral_event",
            "scroll_event",
            "session_end",
            "session_start",
            "share_event",
            "time_on_page");
  }

  @Test
  void aVisitStartsBeforeItViewsAPageAndEndsLast() {
    Map<String, List<String>> visits = new LinkedHashMap<>();
    for (JsonNode event : soundEvents(eventsOf(plan(5_000, 7, "run-of-test")))) {
      visits
          .computeIfAbsent(event.path("session_id").asText(), session -> new ArrayList<>())
          .add(event.path("event_type").asText());
    }

    assertThat(visits.values())
        .allSatisfy(
            types -> {
              assertThat(types.indexOf("session_start")).isIn(-1, 0);
              assertThat(types.indexOf("session_end")).isIn(-1, types.size() - 1);
              if (types.contains("bounce_event")) {
                assertThat(types).doesNotContain("scroll_event", "navigation");
              }
            });
  }

  @Test
  void aReaderScrollsOnlyDown() {
    Map<String, Double> deepest = new LinkedHashMap<>();
    for (JsonNode event : soundEvents(eventsOf(plan(5_000, 7, "run-of-test")))) {
      String session = event.path("session_id").asText();
      String type = event.path("event_type").asText();
      if (type.equals("page_view") || type.equals("navigation")) {
        deepest.remove(session);
      } else if (event.has("scroll_percentage")) {
        double depth = event.path("scroll_percentage").asDouble();
        assertThat(depth).isBetween(deepest.getOrDefault(session, 0.0), 100.0);
        deepest.put(session, depth);
      }
    }
  }
}
