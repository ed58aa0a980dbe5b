package io.clicklake.producer.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HealthEndpointTest {

  private final InMemoryFunction function = new InMemoryFunction();

  @ParameterizedTest
  @ValueSource(strings = {"", "deep=0", "deep=false", "deeper=1", "x=deep"})
  void aFunctionLivesWhateverIsBehindIt(String query) {
    function.publisher().outage(true);
    assertThat(get(query))
        .returns(200, Answer::status)
        .returns("{\"status\":\"ok\"}", Answer::body);
    assertThat(function.publisher().healthAsked()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"deep=1", "deep", "deep=true", "a=b&deep=1"})
  void aDeepAnswerSaysHowWhatIsBehindItIs(String query) {
    assertThat(get(query))
        .returns(200, Answer::status)
        .returns(
            "{\"status\":\"ok\",\"checks\":[{\"name\":\"kafka\",\"status\":\"ok\",\"ms\":2},"
                + "{\"name\":\"schemas\",\"status\":\"ok\",\"ms\":1}]}",
            Answer::body);
  }

  @Test
  void whatIsNotWellIsNamedAndTheAnswerIs503() {
    function.publisher().outage(true);
    assertThat(get("deep=1"))
        .returns(503, Answer::status)
        .returns(
            "{\"status\":\"unwell\",\"checks\":[{\"name\":\"kafka\",\"status\":\"unwell\",\"ms\":2,"
                + "\"message\":\"the test's outage\"},"
                + "{\"name\":\"schemas\",\"status\":\"ok\",\"ms\":1}]}",
            Answer::body);
  }

  @Test
  void anAnswerStandsForFiveSecondsWhoeverAsks() {
    get("deep=1");
    function.publisher().outage(true);
    function.passes(Duration.ofMillis(4999));
    assertThat(get("deep=1").status()).isEqualTo(200);
    assertThat(function.publisher().healthAsked()).isEqualTo(1);

    function.passes(Duration.ofMillis(1));
    assertThat(get("deep=1").status()).isEqualTo(503);
    assertThat(function.publisher().healthAsked()).isEqualTo(2);
  }

  @Test
  void aHeadIsAnsweredByTheStatusAlone() {
    function.publisher().outage(true);
    Answer alive = function.answer(Invocation.request("HEAD", "/health", ""));
    Answer deep =
        function.answer(Invocation.request("HEAD", "/health", "").put("rawQueryString", "deep=1"));

    assertThat(alive)
        .isEqualTo(
            new Answer(
                200, Map.of("content-type", "application/json", "cache-control", "no-store"), ""));
    assertThat(deep).returns(503, Answer::status).returns("", Answer::body);
  }

  private Answer get(String query) {
    return function.answer(Invocation.request("GET", "/health", "").put("rawQueryString", query));
  }
}
