package io.clicklake.producer.collect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.clicklake.events.ClickEvent;
import io.clicklake.events.EventType;
import io.clicklake.events.RejectionReason;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryEventTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      emptyValue = "",
      value = {
        "-                            | {}",
        "&&                           | {}",
        "event=page_view              | {\"event\":\"page_view\"}",
        "event=page%5Fview&x=12       | {\"event\":\"page_view\",\"x\":12}",
        "x=-1.5e3&y=012&x_coord=7     | {\"x\":-1.5e3,\"y\":\"012\",\"x_coord\":7}",
        "duration=250&engaged_ms=NaN  | {\"duration\":250,\"engaged_ms\":\"NaN\"}",
        "timestamp=1748411639000      | {\"timestamp\":1748411639000}",
        "timestamp=2025-05-28T05:54:00Z | {\"timestamp\":\"2025-05-28T05:54:00Z\"}",
        "is_bot=true&own=true         | {\"is_bot\":true,\"own\":\"true\"}",
        "post_id=007&price=12         | {\"post_id\":\"007\",\"price\":\"12\"}",
        "page_title=a+b%2Bc           | {\"page_title\":\"a b+c\"}",
        "page_title=%ED%95%9C         | {\"page_title\":\"\uD55C\"}",
        "page_title=100%&a=%zz        | {\"page_title\":\"100%\",\"a\":\"%zz\"}",
        "a=1=2&b&=c                   | {\"a\":\"1=2\",\"b\":\"\",\"\":\"c\"}",
        "a=%22%5C%00                  | {\"a\":\"\\\"\\\\\\u0000\"}",
        "x=1&x=2                      | {\"x\":1,\"x\":2}",
      })
  void aQueryIsTheJsonOfOneEvent(String query, String json) {
    assertThat(QueryEvent.json(query == null ? "" : query)).isEqualTo(json);
  }

  @Test
  void theEventIsReadLikeAnyOther() {
    Outcome outcome =
        collect(
            "event=scroll_event&scroll_percentage=75.5&timestamp=1748411639000&x=3"
                + "&page_url=https%3A%2F%2Fb.example%2Fp%3Futm_source%3Dnews&own=1");
    assertThat(((Outcome.Collected) outcome).events())
        .singleElement()
        .returns(EventType.scroll_event, ClickEvent::getEventType)
        .returns(75.5, ClickEvent::getScrollPercentage)
        .returns(Instant.parse("2025-05-28T05:53:59Z"), ClickEvent::getEventTime)
        .returns(3, ClickEvent::getX)
        .returns("/p", ClickEvent::getPagePath)
        .returns("news", ClickEvent::getUtmSource)
        .returns(Requests.USER_AGENT, ClickEvent::getUserAgent)
        .returns(Map.of("own", "1"), ClickEvent::getProperties);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x=many&event=page_view | invalid_field  | x is \"many\", expected a number",
        "is_bot=1&event=e       | invalid_field  | is_bot is 1, expected true or false",
        "properties=p&event=e   | invalid_field  | properties is \"p\", expected an object",
        "page_url=/             | missing_field  | event_type is missing",
        "event=e&a=1&a=2        | malformed_json | event is not JSON with each name once: Duplicate field 'a'",
        "events=1               | missing_field  | event_type is missing",
      })
  void aBadEventIsRejectedWithAPayloadThatCanBePosted(
      String query, RejectionReason reason, String message) {
    Outcome outcome = collect(query);
    assertThat(((Outcome.Collected) outcome).rejected())
        .singleElement()
        .returns(reason, Rejection::reason)
        .returns(QueryEvent.json(query), Rejection::payload)
        .satisfies(rejection -> assertThat(rejection.message()).contains(message));
  }

  @Test
  void aQueryBeyondAnEventsSizeIsTooLarge() {
    assertThat(collect("event=e&a=" + "x".repeat(Limits.MAX_EVENT_BYTES)))
        .isInstanceOfSatisfying(
            Outcome.TooLarge.class,
            tooLarge -> {
              assertThat(tooLarge.body().reason()).isEqualTo(RejectionReason.body_too_large);
              assertThat(tooLarge.body().payload()).startsWith("event=e&a=xxx");
            });
  }

  @Property(tries = 500)
  void anyParametersSurviveTheirEncoding(@ForAll @Size(max = 5) Map<String, String> parameters)
      throws Exception {
    String query =
        parameters.entrySet().stream()
            .map(entry -> encoded(entry.getKey()) + "=" + encoded(entry.getValue()))
            .collect(Collectors.joining("&"));
    JsonNode event = new ObjectMapper().readTree(QueryEvent.json(query));
    parameters.forEach(
        (name, value) ->
            // What cannot be encoded, half a surrogate pair, is a question mark.
            assertThat(event.path(throughUtf8(name)).asText()).isEqualTo(throughUtf8(value)));
  }

  @Property(tries = 500)
  void anyQueryAtAllIsOneEventAcceptedOrRejected(@ForAll String query) {
    var collected = (Outcome.Collected) collect(query);
    assertThat(collected.accepted().size() + collected.rejected().size()).isEqualTo(1);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String throughUtf8(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }

  private static Outcome collect(String query) {
    return Requests.collector().collectQuery(query, Requests.json(""), Requests.RECEIVED_AT);
  }
}
