package io.clicklake.producer.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.clicklake.events.ClickEvent;
import io.clicklake.events.RejectionReason;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CollectorTest {

  private static final String PAGE_VIEW =
      "{\"event\":\"page_view\",\"page_title\":\"\uD55C\uAE00\"}";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "text/plain",
        "text/plain;charset=UTF-8",
        "Text/Plain; charset=ISO-8859-1",
        "APPLICATION/JSON ; charset=utf-8"
      })
  void jsonAndBeaconTypesAreRead(String type) {
    assertThat(collect(Map.of("Content-Type", type), PAGE_VIEW, false))
        .isInstanceOf(Outcome.Collected.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "application/x-www-form-urlencoded", "text/html", "json"})
  void otherTypesAreRefused(String type) {
    assertThat(collect(Map.of("content-type", type), PAGE_VIEW, false))
        .asInstanceOf(InstanceOfAssertFactories.type(Outcome.UnsupportedType.class))
        .satisfies(
            refused ->
                assertThat(refused.body())
                    .returns(RejectionReason.unsupported_type, Rejection::reason)
                    .returns(PAGE_VIEW, Rejection::payload)
                    .extracting(Rejection::message, InstanceOfAssertFactories.STRING)
                    .contains("content-type", "send application/json or text/plain"));
  }

  @Test
  void anEncodingOtherThanGzipIsRefused() {
    assertThat(
            collect(
                Map.of("content-type", "text/plain", "content-encoding", "br"), PAGE_VIEW, true))
        .isEqualTo(
            new Outcome.UnsupportedType(
                Rejection.ofBody(
                    RejectionReason.unsupported_type,
                    "content-encoding is 'br'; send the body plain or as gzip",
                    "base64:" + PAGE_VIEW)));
  }

  @Test
  void plainBase64AndGzipBodiesAreTheSame() {
    byte[] utf8 = PAGE_VIEW.getBytes(StandardCharsets.UTF_8);
    var type = Map.of("content-type", "text/plain");
    var gzipped = Map.of("content-type", "text/plain", "content-encoding", "GZIP");

    assertThat(onlyEvent(collect(type, PAGE_VIEW, false)))
        .isEqualTo(onlyEvent(collect(type, Requests.base64(utf8), true)))
        .isEqualTo(onlyEvent(collect(gzipped, Requests.base64(Requests.gzip(PAGE_VIEW)), true)))
        .returns("\uD55C\uAE00", ClickEvent::getPageTitle);
  }

  @Test
  void aByteOrderMarkAndInvalidBytesDoNotCostTheEvent() {
    byte[] bytes =
        "\uFEFF{\"event\":\"page_view\",\"page_title\":\"?\"}".getBytes(StandardCharsets.UTF_8);
    bytes[bytes.length - 3] = (byte) 0xFF;

    assertThat(
            onlyEvent(collect(Map.of("content-type", "text/plain"), Requests.base64(bytes), true)))
        .returns("\uFFFD", ClickEvent::getPageTitle);
  }

  @Test
  void whatIsNotBase64OrGzipAsSaidIsMalformedWithItsPayload() {
    assertThat(onlyRejection(collect(Map.of("content-type", "text/plain"), "{not base64}", true)))
        .returns(RejectionReason.malformed_json, Rejection::reason)
        .returns("{not base64}", Rejection::payload);
    var gzip = Map.of("content-type", "text/plain", "content-encoding", "gzip");
    assertThat(onlyRejection(collect(gzip, PAGE_VIEW, false)))
        .returns(
            "base64:" + Requests.base64(PAGE_VIEW.getBytes(StandardCharsets.UTF_8)),
            Rejection::payload);
    byte[] half = Requests.gzip(PAGE_VIEW);
    half[half.length - 5] ^= 1;
    assertThat(onlyRejection(collect(gzip, Requests.base64(half), true)).message())
        .startsWith("body is not gzip");
  }

  @Test
  void aBodyOf256KiBIsReadAndOneByteMoreIsTooLarge() {
    String body = PAGE_VIEW;
    int bytes = body.getBytes(StandardCharsets.UTF_8).length;
    String full = body + " ".repeat(Limits.MAX_BODY_BYTES - bytes);
    var type = Map.of("content-type", "application/json");
    var gzip = Map.of("content-type", "text/plain", "content-encoding", "gzip");

    assertThat(collect(type, full, false)).isInstanceOf(Outcome.Collected.class);
    assertThat(collect(type, full + " ", false)).isInstanceOf(Outcome.TooLarge.class);
    assertThat(collect(gzip, Requests.base64(Requests.gzip(full)), true))
        .isInstanceOf(Outcome.Collected.class);
    assertThat(collect(gzip, Requests.base64(Requests.gzip(full + " ")), true))
        .isInstanceOf(Outcome.TooLarge.class);
  }

  @Test
  void aZipBombIsTooLargeAndNotInflated() {
    String bomb = Requests.base64(Requests.gzip(" ".repeat(50_000_000)));
    assertThat(
            collect(Map.of("content-type", "text/plain", "content-encoding", "gzip"), bomb, true))
        .isEqualTo(
            new Outcome.TooLarge(
                Rejection.ofBody(
                    RejectionReason.body_too_large,
                    "body is larger than 262144 bytes; send the events in several requests",
                    " ".repeat(Rejection.MAX_PAYLOAD_CHARACTERS))));
  }

  @Test
  void aHundredEventsAreTakenAndOneMoreIsTooMany() {
    assertThat(Requests.collected(times(100)).events()).hasSize(100);
    assertThat(Requests.collector().collect(Requests.json(times(101)), Requests.RECEIVED_AT))
        .isEqualTo(
            new Outcome.TooLarge(
                Rejection.ofBody(
                    RejectionReason.body_too_large,
                    "body holds 101 events, at most 100 are taken; send them in several requests",
                    times(101))));
  }

  @Test
  void whatStandsBesideTheEventsBelongsToEachThatDoesNotSayIt() {
    var collected =
        Requests.collected(
            "{\"sent_at\":\"2025-05-28T05:59:59Z\",\"session_id\":\"s\",\"build\":7,\"events\":["
                + "{\"event\":\"page_view\"},{\"event\":\"navigation\",\"session_id\":\"own\"},4]}");

    assertThat(collected.events())
        .extracting(ClickEvent::getSentAt)
        .containsOnly(Instant.parse("2025-05-28T05:59:59Z"));
    assertThat(collected.events()).extracting(ClickEvent::getSessionId).containsExactly("s", "own");
    assertThat(collected.events())
        .extracting(ClickEvent::getProperties)
        .containsOnly(Map.of("build", "7"));
    assertThat(collected.rejected()).extracting(Rejection::index).containsExactly(2);
  }

  @Test
  void fieldsBesideTheEventsDoNotMultiplyBeyondAnEventsLimit() {
    StringBuilder many = new StringBuilder("{");
    for (int field = 0; field < 20_000; field++) {
      many.append("\"f").append(field).append("\":1,");
    }
    String shared = many + "\"events\":" + times(100) + "}";

    assertThat(Requests.collected(shared).rejected())
        .hasSize(100)
        .allSatisfy(
            rejection -> {
              assertThat(rejection.reason()).isEqualTo(RejectionReason.event_too_large);
              assertThat(rejection.payload()).hasSize(8192);
            });
  }

  @Test
  void anEventOwnsWhatItSaysUnderAnyAliasAndPropertiesJoinEntryByEntry() {
    var collected =
        Requests.collected(
            "{\"page_path\":\"/shared\",\"event_id\":\"0197a6c8-0000-7000-8000-00000000000b\","
                + "\"properties\":{\"site\":\"blog\",\"plan\":\"free\"},\"events\":["
                + "{\"event\":\"page_view\",\"path\":\"/own\",\"properties\":{\"plan\":\"pro\"}},"
                + "{\"event\":\"page_view\",\"path\":null,\"properties\":null}]}");

    String batchId = "0197a6c8-0000-7000-8000-00000000000b";
    assertThat(collected.events())
        .extracting(ClickEvent::getPagePath)
        .containsExactly("/own", "/shared");
    assertThat(collected.events())
        .extracting(ClickEvent::getProperties)
        .containsExactly(
            Map.of("site", "blog", "plan", "pro", "event_id", batchId),
            Map.of("site", "blog", "plan", "free", "event_id", batchId));
    assertThat(collected.events())
        .extracting(ClickEvent::getEventId)
        .containsOnly(Requests.MADE_ID);
  }

  @Test
  void aRejectedEventOfABatchKeepsWhatItSharedAndCanBeSentAlone() {
    String payload =
        onlyRejection(
                Requests.collected(
                    "{\"sent_at\": 1748411639000, \"events\": [ {\"event\" : 7} ], \"b\":[{}]}"))
            .payload();

    assertThat(payload)
        .isEqualTo("{\"events\":[{\"event\" : 7}],\"sent_at\": 1748411639000,\"b\":[{}]}");
    assertThat(onlyRejection(Requests.collected(payload)).payload()).isEqualTo(payload);
  }

  @ParameterizedTest
  @MethodSource("eventsBeyondALimitOfJson")
  void anEventBeyondALimitOfJsonCostsItsNeighboursNothing(
      String event, RejectionReason reason, String message) {
    var collected =
        Requests.collected("[{\"event\":\"page_view\"}," + event + ",{\"event\":\"navigation\"}]");

    assertThat(collected.accepted()).extracting(AcceptedEvent::index).containsExactly(0, 2);
    assertThat(collected.rejected())
        .singleElement()
        .returns(1, Rejection::index)
        .returns(reason, Rejection::reason)
        .satisfies(rejection -> assertThat(rejection.message()).contains(message))
        .satisfies(rejection -> assertThat(event).startsWith(rejection.payload()));
  }

  static Stream<Arguments> eventsBeyondALimitOfJson() {
    String start = "{\"event\":\"e\",\"v\":";
    return Stream.of(
        Arguments.of(
            start + "[".repeat(64) + "]".repeat(64) + "}",
            RejectionReason.invalid_field,
            "event nests deeper than 64 levels"),
        Arguments.of(
            "[".repeat(60_000) + "]".repeat(60_000),
            RejectionReason.invalid_field,
            "event nests deeper than 64 levels"),
        Arguments.of(
            start + "9".repeat(1001) + "}",
            RejectionReason.invalid_field,
            "a number of more than 1000 characters"),
        Arguments.of(
            start + "9".repeat(200_000) + ".5}",
            RejectionReason.invalid_field,
            "a number of more than 1000 characters"),
        Arguments.of(
            start + "1,\"v\":2}",
            RejectionReason.malformed_json,
            "event is not JSON with each name once: Duplicate field 'v'"),
        Arguments.of(
            start + "{\"w\":1,\"w\":2}}",
            RejectionReason.malformed_json,
            "event is not JSON with each name once: Duplicate field 'w'"));
  }

  @Test
  void anEventAtTheLimitsOfJsonIsTaken() {
    String deep = "{\"event\":\"e\",\"v\":" + "[".repeat(63) + "]".repeat(63) + "}";
    String digits = "{\"event\":\"e\",\"v\":" + "9".repeat(1000) + "}";
    assertThat(Requests.collected("[" + deep + "," + digits + "]").rejected()).isEmpty();
  }

  @Test
  void aNameTwiceBesideTheEventsIsNobodysAndTwoListsOfEventsAreNone() {
    assertThat(
            Requests.collected("{\"sent_at\":1,\"sent_at\":2,\"events\":" + times(2) + "}")
                .rejected())
        .hasSize(2)
        .allSatisfy(
            rejection ->
                assertThat(rejection.message())
                    .contains("what stands beside the events is not JSON with each name once"));
    assertThat(
            onlyRejection(
                    Requests.collected("{\"events\":" + times(2) + ",\"events\":" + times(1) + "}"))
                .message())
        .isEqualTo("body is not JSON: field 'events' stands twice, expected once");
  }

  @Test
  void moreThan256PropertiesAreRejectedAndNamesThatCollideCostNoMore() {
    assertThat(Requests.collected(colliding(256)).events())
        .singleElement()
        .satisfies(event -> assertThat(event.getProperties()).hasSize(256))
        .satisfies(
            event ->
                assertThat(event.getProperties())
                    .containsEntry("\uFFFD", "0")
                    .containsEntry("\uFFFD#256", "255"));
    assertThat(onlyRejection(Requests.collected(colliding(257))))
        .returns(RejectionReason.invalid_field, Rejection::reason)
        .satisfies(
            rejection ->
                assertThat(rejection.message())
                    .endsWith("is one property too many, at most 256 are taken of an event"));
  }

  /** Names of surrogates without their half, which all are the same once made safe. */
  private static String colliding(int properties) {
    StringBuilder event = new StringBuilder("{\"event\":\"page_view\"");
    for (int number = 0; number < properties; number++) {
      event.append(String.format(",\"\\u%04x\":%d", 0xD800 + number, number));
    }
    return event.append('}').toString();
  }

  @Test
  void whatStandsBesideTheEventsCountsTowardsTheSizeOfEach() {
    String shared = "\"site\":\"" + "x".repeat(8000) + "\"";
    String large = "{\"event\":\"e\",\"p\":[" + "1,".repeat(29_500) + "1]}";

    assertThat(onlyRejection(Requests.collected("{" + shared + ",\"events\":[" + large + "]}")))
        .returns(RejectionReason.event_too_large, Rejection::reason)
        .returns(
            "event has 67032 bytes with what stands beside the events, at most 65536 are taken",
            Rejection::message);
  }

  @Test
  void anEventWithAFieldNamedEventsIsStillOneEvent() {
    assertThat(Requests.collected("{\"event\":\"page_view\",\"events\":[1,2]}").events())
        .singleElement()
        .returns(Map.of("events", "[1,2]"), ClickEvent::getProperties);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "{\"events\":[]}"})
  void anEmptyBatchIsNothingAcceptedAndNothingRejected(String body) {
    assertThat(Requests.collected(body).accepted()).isEmpty();
    assertThat(Requests.collected(body).rejected()).isEmpty();
  }

  @Test
  void anAcceptedEventThatIsRefusedLaterMovesToTheRejected() {
    var collected = Requests.collected("[{\"event\":\"page_view\"},5,{\"event\":\"navigation\"}]");

    var moved =
        collected.rejecting(
            java.util.List.of(
                collected.accepted().get(0).refused(RejectionReason.event_too_large, "too big")));

    assertThat(moved.accepted()).extracting(AcceptedEvent::index).containsExactly(2);
    assertThat(moved.rejected())
        .extracting(Rejection::reason)
        .containsExactly(RejectionReason.event_too_large, RejectionReason.not_an_object);
    assertThat(moved.rejected().get(0).payload()).isEqualTo("{\"event\":\"page_view\"}");
  }

  private static Outcome collect(Map<String, String> headers, String body, boolean base64) {
    return Requests.collector().collect(Requests.with(headers, body, base64), Requests.RECEIVED_AT);
  }

  private static ClickEvent onlyEvent(Outcome outcome) {
    var collected = (Outcome.Collected) outcome;
    assertThat(collected.rejected()).isEmpty();
    assertThat(collected.events()).hasSize(1);
    return collected.events().get(0);
  }

  private static Rejection onlyRejection(Outcome outcome) {
    var collected = (Outcome.Collected) outcome;
    assertThat(collected.accepted()).isEmpty();
    assertThat(collected.rejected()).hasSize(1);
    return collected.rejected().get(0);
  }

  private static String times(int count) {
    return "[" + String.join(",", Collections.nCopies(count, "{\"event\":\"page_view\"}")) + "]";
  }
}
