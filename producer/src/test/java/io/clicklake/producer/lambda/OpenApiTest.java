package io.clicklake.producer.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clicklake.events.ClickEvent;
import io.clicklake.events.RejectionReason;
import io.clicklake.producer.collect.Requests;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The document says what the function does: each answer is provoked and held against it. */
class OpenApiTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final OpenApi DOCUMENT = OpenApi.load();
  private static final String EVENT = "{\"event\":\"page_view\"}";
  private static final Map<String, String> EVIL =
      Map.of("content-type", "text/plain", "origin", "https://evil.example");

  /** A request, in an outage or not, and what it is answered. */
  record Case(String name, String query, String body, Map<String, String> headers) {

    String method() {
      return name.split(" ", 3)[0];
    }

    String path() {
      return name.split(" ", 3)[1];
    }

    int status() {
      return Integer.parseInt(name.split(" ", 3)[2]);
    }

    @Override
    public String toString() {
      return name + " " + query;
    }
  }

  static final List<Case> CASES =
      List.of(
          sent("POST /ingest 202", "[" + EVENT + ",7,{\"event\":\"e\",\"event_id\":\"x\"}]"),
          sent("POST /ingest 202", "[]"),
          sent("POST /ingest 400", "{\"event\":"),
          new Case("POST /ingest 403", "", EVENT, EVIL),
          sent("GET /ingest 405", ""),
          sent("POST /ingest 413", "[" + "1,".repeat(100) + "1]"),
          new Case("POST /ingest 415", "", EVENT, Map.of("content-type", "text/html")),
          sent("POST /ingest 503", EVENT),
          sent("OPTIONS /ingest 204", ""),
          asked("GET /i.gif 200", "event=page_view"),
          asked("GET /i.gif 200", "event=page_view&x=no"),
          new Case("GET /i.gif 403", "event=page_view", "", EVIL),
          asked("HEAD /i.gif 405", "event=page_view"),
          asked("GET /i.gif 503", "event=page_view"),
          asked("OPTIONS /i.gif 204", ""),
          asked("GET /health 200", ""),
          asked("GET /health 200", "deep=1"),
          asked("POST /health 405", ""),
          asked("GET /health 503", "deep=1"),
          asked("HEAD /health 200", ""),
          asked("HEAD /health 503", "deep=1"),
          asked("OPTIONS /health 204", ""));

  private static Case sent(String name, String body) {
    return new Case(name, "", body, Map.of("content-type", "text/plain"));
  }

  private static Case asked(String name, String query) {
    return new Case(name, query, "", Map.of());
  }

  @ParameterizedTest
  @FieldSource("CASES")
  void whatIsAnsweredIsWhatIsDocumented(Case given) {
    InMemoryFunction function = new InMemoryFunction(AllowedOrigins.of("https://blog.example"));
    function.publisher().outage(given.status() == 503);

    Answer answer =
        function.answer(
            Invocation.request(given.method(), given.path(), given.body(), given.headers())
                .put("rawQueryString", given.query()));

    assertThat(answer.status()).isEqualTo(given.status());
    DOCUMENT.assertDocumented(given.method(), given.path(), answer);
  }

  @Test
  void whatIsDocumentedIsWhatIsAnswered() {
    Set<String> provoked = new TreeSet<>();
    for (Case given : CASES) {
      // A 405 is documented with a method that is answered.
      provoked.add(given.status() == 405 ? given.path() + " 405" : given.name());
    }
    Set<String> documented = new TreeSet<>();
    for (String answer : DOCUMENT.answers()) {
      documented.add(answer.endsWith(" 405") ? answer.substring(answer.indexOf('/')) : answer);
    }
    assertThat(provoked).isEqualTo(documented);
  }

  @Test
  void theDocumentIsWholeInItself() {
    assertThat(DOCUMENT.document().path("openapi").asText()).isEqualTo("3.1.0");
    assertThat(DOCUMENT.brokenReferences()).isEmpty();
    List<String> names = DOCUMENT.document().path("paths").findValuesAsText("operationId");
    assertThat(names).hasSize(7).doesNotHaveDuplicates();
  }

  @Test
  void itsExamplesAreTakenAndFollowItsSchema() {
    List<JsonNode> examples = new ArrayList<>();
    DOCUMENT
        .document()
        .at("/paths/~1ingest/post/requestBody/content/application~1json/examples")
        .forEach(example -> examples.add(example.path("value")));
    assertThat(examples).hasSize(3);
    for (JsonNode example : examples) {
      assertThat(DOCUMENT.violations(DOCUMENT.schema("Body"), example)).isEmpty();
      InMemoryFunction function = new InMemoryFunction();
      assertThat(function.answer(Invocation.request("POST", "/ingest", example.toString())).body())
          .endsWith("\"rejected\":[]}");
    }
  }

  @Test
  void everyEventThatIsTakenFollowsItsSchema() throws IOException, URISyntaxException {
    Path root = Path.of(Requests.class.getResource("/events").toURI());
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(path -> path.endsWith("event.json")).toList()) {
        assertThat(
                DOCUMENT.violations(DOCUMENT.schema("Body"), JSON.readTree(Files.readString(file))))
            .as("%s", file)
            .isEmpty();
      }
    }
  }

  @Test
  void everyFieldAndReasonOfTheContractIsThere() {
    ObjectNode event = (ObjectNode) DOCUMENT.document().at("/components/schemas/Event/properties");
    assertThat(ClickEvent.getClassSchema().getFields().stream().map(Schema.Field::name))
        .filteredOn(field -> !List.of("received_at", "ip_prefix").contains(field))
        .allSatisfy(field -> assertThat(event.has(field)).as(field).isTrue());

    Set<String> reasons = new TreeSet<>();
    DOCUMENT
        .document()
        .at("/components/schemas/Collected/properties/rejected/items/properties/reason/enum")
        .forEach(reason -> reasons.add(reason.asText()));
    Set<String> expected = new TreeSet<>();
    for (RejectionReason reason : RejectionReason.values()) {
      expected.add(reason.name());
    }
    expected.removeAll(List.of("unknown", "body_too_large", "unsupported_type"));
    assertThat(reasons).isEqualTo(expected);
  }
}
