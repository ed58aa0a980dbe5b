package io.clicklake.producer.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.clicklake.events.ClickEvent;
import io.clicklake.events.EventType;
import io.clicklake.events.RejectedEvent;
import io.clicklake.events.RejectionReason;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RejectionTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "42                                          | not_an_object | event is 42, expected a JSON object",
        "null                                        | not_an_object | event is null, expected a JSON object",
        "[[]]                                        | not_an_object | event is [], expected a JSON object",
        "{}                                          | missing_field | event_type is missing",
        "{\"event\":null}                            | missing_field | event_type is missing",
        "{\"event\":\"\"}                            | missing_field | event_type is missing",
        "{\"events\":\"none\"}                       | missing_field | event_type is missing",
        "{\"event\":7}                               | invalid_field | event is 7, expected the event's name as text",
        "{\"event\":\"e\",\"event_id\":\"1-1-1-1-1\"}| invalid_field | event_id is \"1-1-1-1-1\", expected a UUID",
        "{\"event\":\"e\",\"timestamp\":\"today\"}   | invalid_field | timestamp is \"today\", expected a time",
        "{\"event\":\"e\",\"timestamp\":\"2025-05-28T14:00:00\"} | invalid_field | timestamp is \"2025-05-28T14:00:00\", expected a time",
        "{\"event\":\"e\",\"timestamp\":\"+999999999-01-01T00:00:00Z\"} | invalid_field | expected a time",
        "{\"event\":\"e\",\"timestamp\":1e30}        | invalid_field | timestamp is 1E+30, expected a number of 64 bits",
        "{\"event\":\"e\",\"timestamp\":1748440800000000000} | invalid_field | timestamp is 1748440800000000000, expected a time within the years 0001 to 9999",
        "{\"event\":\"e\",\"device_time\":253402300800000} | invalid_field | device_time is 253402300800000, expected a time within the years",
        "{\"event\":\"e\",\"device_time\":-62135596800001} | invalid_field | device_time is -62135596800001, expected a time within the years",
        "{\"event\":\"e\",\"event_time\":\"9999-12-31T23:59:59-01:00\"} | invalid_field | event_time is \"9999-12-31T23:59:59-01:00\", expected a time within the years",
        "{\"event\":\"e\",\"sent_at\":9e17}         | invalid_field | sent_at is 9E+17, expected a time within the years",
        "{\"event\":\"e\",\"timestamp\":true}        | invalid_field | timestamp is true, expected a time",
        "{\"event\":\"e\",\"sent_at\":\"soon\"}      | invalid_field | sent_at is \"soon\", expected a time",
        "{\"event\":\"e\",\"x\":\"12\"}              | invalid_field | x is \"12\", expected a number",
        "{\"event\":\"e\",\"x\":2147483648}          | invalid_field | x is 2147483648, expected a number of 32 bits",
        "{\"event\":\"e\",\"y\":-1e10}               | invalid_field | expected a number of 32 bits",
        "{\"event\":\"e\",\"duration\":1e400}        | invalid_field | duration is 1E+400, expected a finite number",
        "{\"event\":\"e\",\"scroll_percentage\":{}}  | invalid_field | scroll_percentage is {}, expected a number",
        "{\"event\":\"e\",\"is_bot\":\"true\"}       | invalid_field | is_bot is \"true\", expected true or false",
        "{\"event\":\"e\",\"path\":[1]}              | invalid_field | path is [1], expected text",
        "{\"event\":\"e\",\"path\":true}             | invalid_field | path is true, expected text",
        "{\"event\":\"e\",\"properties\":\"p\"}      | invalid_field | properties is \"p\", expected an object",
        "{\"event\":                                 | malformed_json | body is not JSON",
        "{\"event\":\"e\"} trailing                  | malformed_json | body is not JSON",
        "{\"event\":\"e\",\"x\":NaN}                 | malformed_json | body is not JSON",
        "[{\"event\":\"e\"},]                        | malformed_json | body is not JSON",
      })
  void anInvalidEventIsRejectedWithWhatIsWrong(
      String body, RejectionReason reason, String message) {
    var collected = Requests.collected(body);

    assertThat(collected.accepted()).isEmpty();
    assertThat(collected.rejected()).hasSize(1);
    assertThat(collected.rejected().get(0).index()).isZero();
    assertThat(collected.rejected().get(0).reason()).isEqualTo(reason);
    assertThat(collected.rejected().get(0).message()).contains(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"signup", "Custom", "unknown", "page_views", "\uD55C"})
  void aNameThatIsNotTheContractsIsRejectedWhereTheOperatorSaysSo(String name) {
    assertThat(collected(UnknownEvents.REJECT, name).rejected())
        .singleElement()
        .returns(RejectionReason.unknown_event_type, Rejection::reason)
        .returns(
            "event_type is '"
                + name
                + "', expected one of session_start, referral_event, page_view, time_on_page,"
                + " session_end, scroll_event, click_event, navigation, share_event,"
                + " comment_submit, bounce_event, or custom with the name of your own as a property",
            Rejection::message);
    assertThat(collected(UnknownEvents.CUSTOM, name).events())
        .singleElement()
        .returns(EventType.custom, ClickEvent::getEventType)
        .returns(Map.of("event", name), ClickEvent::getProperties);
  }

  @ParameterizedTest
  @ValueSource(strings = {"page_view", "PAGE-VIEW", "custom"})
  void aNameOfTheContractIsTakenEitherWay(String name) {
    assertThat(collected(UnknownEvents.REJECT, name).events())
        .isEqualTo(collected(UnknownEvents.CUSTOM, name).events())
        .hasSize(1);
  }

  private static Outcome.Collected collected(UnknownEvents unknown, String name) {
    IngestRules rules = new IngestRules(unknown, Duration.ofMinutes(5));
    return (Outcome.Collected)
        new Collector(() -> Requests.MADE_ID, rules)
            .collect(Requests.json("{\"event\":\"" + name + "\"}"), Requests.RECEIVED_AT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT-0.001S", "PT24H0.001S"})
  void aGreatestSkewBeyondADayIsRefused(Duration skew) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new IngestRules(UnknownEvents.CUSTOM, skew))
        .withMessage("greatest clock skew is " + skew + ", expected PT0S to PT24H");
  }

  @Test
  void theFirstAndLastMillisecondOfTheYearsTakenAreTimes() {
    assertThat(
            Requests.collected(
                    "{\"event\":\"e\",\"device_time\":-62135596800000,"
                        + "\"sent_at\":\"9999-12-31T23:59:59.999Z\"}")
                .events())
        .singleElement()
        .returns(Instant.parse("0001-01-01T00:00:00Z"), ClickEvent::getDeviceTime)
        .returns(Instant.parse("9999-12-31T23:59:59.999Z"), ClickEvent::getSentAt);
  }

  @Test
  void anEmptyBodyIsMalformed() {
    assertThat(Requests.collected("").rejected().get(0).message()).startsWith("body is empty");
  }

  @Test
  void tooDeepABodyIsMalformed() {
    assertThat(Requests.collected("[".repeat(5000)).rejected().get(0).reason())
        .isEqualTo(RejectionReason.malformed_json);
  }

  @Test
  void textBeyondItsLimitNamesFieldLengthAndLimit() {
    String longest = "x".repeat(Limits.MAX_TEXT_CHARACTERS);

    assertThat(Requests.collected("{\"event\":\"e\",\"path\":\"" + longest + "\"}").rejected())
        .isEmpty();
    assertThat(Requests.collected("{\"event\":\"e\",\"path\":\"" + longest + "y\"}").rejected())
        .singleElement()
        .returns("path has 8193 characters, at most 8192 are taken", Rejection::message);
    assertThat(Requests.collected("{\"event\":\"e\",\"own\":[\"" + longest + "\"]}").rejected())
        .singleElement()
        .returns("own has 8196 characters, at most 8192 are taken", Rejection::message);
  }

  @Test
  void aPropertyNameBeyondItsLimitIsRejected() {
    assertThat(Requests.collected("{\"event\":\"e\",\"" + "n".repeat(257) + "\":1}").rejected())
        .singleElement()
        .satisfies(
            rejection ->
                assertThat(rejection.message())
                    .endsWith("is a name of 257 characters, at most 256 are taken"));
  }

  @Test
  void anEventBeyond64KiBIsTooLargeAndItsNeighbourIsNot() {
    String field = "\"p%d\":\"" + "x".repeat(8000) + "\",";
    StringBuilder large = new StringBuilder("{");
    for (int i = 0; i < 9; i++) {
      large.append(String.format(field, i));
    }
    large.append("\"event\":\"e\"}");

    var collected = Requests.collected("[" + large + ",{\"event\":\"page_view\"}]");

    assertThat(collected.events()).hasSize(1);
    assertThat(collected.rejected()).singleElement().returns(0, Rejection::index);
    assertThat(collected.rejected().get(0).reason()).isEqualTo(RejectionReason.event_too_large);
    assertThat(collected.rejected().get(0).message())
        .isEqualTo("event has " + large.length() + " bytes, at most 65536 are taken");
  }

  @Test
  void validNeighboursAreAcceptedAndPlacesKept() {
    var collected =
        Requests.collected(
            "[{\"event\":\"page_view\"},{\"event_id\":\"mine\"},3,{\"event\":\"navigation\"}]");

    assertThat(collected.accepted()).extracting(AcceptedEvent::index).containsExactly(0, 3);
    assertThat(collected.rejected()).extracting(Rejection::index).containsExactly(1, 2);
    assertThat(collected.rejected())
        .extracting(Rejection::eventId)
        .containsExactly(Optional.of("mine"), Optional.empty());
  }

  @Test
  void theRecordHoldsReasonRequestOriginAndTheCutPayload() {
    var rejection =
        new Rejection(
            0,
            Optional.empty(),
            RejectionReason.invalid_field,
            "path is 1",
            "x".repeat(8191) + "\uD83D\uDE00");
    RejectedEvent rejected = rejection.toRecord(Requests.json(""), Requests.RECEIVED_AT);

    assertThat(rejected.getReason()).isEqualTo(RejectionReason.invalid_field);
    assertThat(rejected.getMessage()).isEqualTo("path is 1");
    assertThat(rejected.getPayload()).isEqualTo("x".repeat(8191));
    assertThat(rejected.getReceivedAt()).isEqualTo(Requests.RECEIVED_AT);
    assertThat(rejected.getRequestId()).isEqualTo("request-1");
    assertThat(rejected.getOrigin()).isEqualTo("https://blog.example");
    assertThat(AvroBytes.throughAvro(rejected).get("reason")).hasToString("invalid_field");
  }
}
