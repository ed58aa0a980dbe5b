package io.clicklake.registry.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.clicklake.components.FreePorts;
import io.clicklake.events.ClickEvent;
import io.clicklake.registry.client.ScriptedServer.Asked;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpSchemaRegistryTest {

  private static final Schema SCHEMA = SchemaBuilder.record("R").fields().endRecord();
  private static final String TEXT =
      "{\\\"type\\\":\\\"record\\\",\\\"name\\\":\\\"R\\\",\\\"fields\\\":[]}";
  private static final String HELD =
      "{\"subject\":\"s\",\"id\":7,\"version\":3,\"schema\":\"" + TEXT + "\"}";
  private static final String NOT_FOUND = "{\"error_code\":40401,\"message\":\"no subject s\"}";
  private static final HttpTimeouts TIMEOUTS =
      new HttpTimeouts(Duration.ofSeconds(2), Duration.ofSeconds(10));

  private final ScriptedServer server = new ScriptedServer();
  private final HttpSchemaRegistry registry = at(server.url());
  private final List<ScriptedServer> others = new ArrayList<>();

  HttpSchemaRegistryTest() throws IOException {}

  private static HttpSchemaRegistry at(URI... urls) {
    return new HttpSchemaRegistry(RegistryAccess.open(List.of(urls)), TIMEOUTS);
  }

  private ScriptedServer another() throws IOException {
    ScriptedServer other = new ScriptedServer();
    others.add(other);
    return other;
  }

  /** An address at which nobody listens. */
  private static URI nobody() {
    return URI.create("http://127.0.0.1:" + FreePorts.next());
  }

  @AfterEach
  void end() {
    server.close();
    others.forEach(ScriptedServer::close);
  }

  private String onlyRequest() {
    Asked asked = server.asked().get(0);
    assertThat(server.asked()).hasSize(1);
    return asked.method() + " " + asked.rawPath();
  }

  @Test
  void registerPostsTheSchemaAndThenAsksForItsVersion() {
    server.answering(200, "{\"id\":7}").answering(200, HELD);

    assertThat(registry.register("s", SCHEMA)).isEqualTo(new RegisteredSchema("s", 3, 7, SCHEMA));
    assertThat(server.asked())
        .extracting(asked -> asked.method() + " " + asked.rawPath())
        .containsExactly("POST /base/subjects/s/versions", "POST /base/subjects/s");
    assertThat(server.asked())
        .allSatisfy(asked -> assertThat(asked.body()).isEqualTo("{\"schema\":\"" + TEXT + "\"}"));
  }

  @Test
  void requestsAndAnswersAreOfTheRegistrysMediaType() {
    server.answering(200, HELD);

    registry.lookup("s", SCHEMA);

    Asked asked = server.asked().get(0);
    assertThat(asked.contentType()).isEqualTo("application/vnd.schemaregistry.v1+json");
    assertThat(asked.accept()).startsWith("application/vnd.schemaregistry.v1+json");
  }

  @Test
  void eachQuestionHasItsPath() {
    server.answering(200, "[2,1]");
    assertThat(registry.versions("s")).containsExactly(1, 2);
    server.answering(200, HELD);
    registry.version("s", 3);
    server.answering(200, HELD);
    registry.latest("s");
    server.answering(200, "{\"schema\":\"" + TEXT + "\"}");
    assertThat(registry.schemaById(7)).isEqualTo(SCHEMA);
    server.answering(200, "{\"compatibilityLevel\":\"FULL\"}");
    assertThat(registry.compatibility("s")).contains(CompatibilityLevel.FULL);
    server.answering(200, "{\"compatibility\":\"BACKWARD\"}");
    registry.setCompatibility("s", CompatibilityLevel.BACKWARD);

    assertThat(server.asked())
        .extracting(asked -> asked.method() + " " + asked.rawPath())
        .containsExactly(
            "GET /base/subjects/s/versions",
            "GET /base/subjects/s/versions/3",
            "GET /base/subjects/s/versions/latest",
            "GET /base/schemas/ids/7",
            "GET /base/config/s",
            "PUT /base/config/s");
    assertThat(server.asked().get(5).body()).isEqualTo("{\"compatibility\":\"BACKWARD\"}");
  }

  @ParameterizedTest
  @CsvSource({
    "BACKWARD, /versions/latest",
    "NONE, /versions/latest",
    "FULL, /versions/latest",
    "BACKWARD_TRANSITIVE, /versions",
    "FORWARD_TRANSITIVE, /versions",
    "FULL_TRANSITIVE, /versions"
  })
  void aCheckIsHeldAgainstTheVersionsThatTheLevelInForceNames(String level, String versions) {
    server
        .answering(200, "{\"compatibilityLevel\":\"" + level + "\"}")
        .answering(200, "{\"is_compatible\":true}");

    assertThat(registry.check("s", SCHEMA)).isEqualTo(CompatibilityVerdict.yes());
    assertThat(server.asked())
        .extracting(asked -> asked.method() + " " + asked.rawPath())
        .containsExactly(
            "GET /base/config/s?defaultToGlobal=true",
            "POST /base/compatibility/subjects/s" + versions + "?verbose=true");
  }

  @Test
  void theSubjectIsOneSegmentOfThePathWhateverItHolds() {
    server.answering(404, NOT_FOUND);

    registry.versions("a/b c+ü%?#-value");

    assertThat(onlyRequest())
        .isEqualTo("GET /base/subjects/a%2Fb%20c%2B%C3%BC%25%3F%23-value/versions");
  }

  @Test
  void aGeneratedSchemaIsSentWithoutCodegensProperties() {
    server.answering(404, NOT_FOUND);

    registry.lookup("s", ClickEvent.getClassSchema());

    assertThat(server.asked().get(0).body())
        .contains("io.clicklake.events")
        .doesNotContain("avro.java.string");
  }

  @ParameterizedTest
  @ValueSource(ints = {40401, 40402, 40403, 40408, 40499})
  void notFoundIsEmptyWithAnyOfTheApisErrorCodes(int errorCode) {
    for (int i = 0; i < 7; i++) {
      server.answering(404, "{\"error_code\":" + errorCode + ",\"message\":\"odd\"}");
    }

    assertThat(registry.lookup("s", SCHEMA)).isEmpty();
    assertThat(registry.versions("s")).isEmpty();
    assertThat(registry.version("s", 1)).isEmpty();
    assertThat(registry.latest("s")).isEmpty();
    assertThat(registry.compatibility("s")).isEmpty();
    assertThat(registry.check("s", SCHEMA)).isEqualTo(CompatibilityVerdict.yes());
  }

  static Stream<String> bodiesOfOthers() {
    return Stream.of(
        "",
        "<html>404 page not found</html>",
        "[]",
        "null",
        "{}",
        "{\"error_code\":404,\"message\":\"HTTP 404 Not Found\"}",
        "{\"error_code\":0,\"message\":\"Could not find resource for full path\"}",
        "{\"error_code\":50001}");
  }

  @ParameterizedTest
  @MethodSource("bodiesOfOthers")
  void a404ThatIsNotTheApisIsAnOutageWhateverWasAsked(String body) {
    for (ThrowingCallable question : allQuestions(registry)) {
      server.answering(404, body);
      assertThatThrownBy(question)
          .isInstanceOf(RegistryUnavailableException.class)
          .hasMessageContaining(server.url() + "/")
          .hasMessageContaining("→ HTTP 404")
          .hasMessageContaining("is the path of the API missing")
          .hasMessageContaining("/apis/ccompat/v7");
    }
  }

  @Test
  void a404OfACompatibilityCheckThatIsNotTheApisIsAnOutage() {
    server.answering(404, NOT_FOUND).answering(404, "no backend");

    assertThatThrownBy(() -> registry.check("s", SCHEMA))
        .isInstanceOf(RegistryUnavailableException.class)
        .hasMessageContaining("no backend");
  }

  static List<ThrowingCallable> allQuestions(SchemaRegistry registry) {
    return List.of(
        () -> registry.register("s", SCHEMA),
        () -> registry.lookup("s", SCHEMA),
        () -> registry.schemaById(7),
        () -> registry.versions("s"),
        () -> registry.version("s", 1),
        () -> registry.latest("s"),
        () -> registry.check("s", SCHEMA),
        () -> registry.compatibility("s"),
        () -> registry.setCompatibility("s", CompatibilityLevel.BACKWARD));
  }

  @ParameterizedTest
  @ValueSource(ints = {409, 40901})
  void conflictIsIncompatibleWhateverTheErrorCode(int errorCode) {
    server.answering(409, "{\"error_code\":" + errorCode + ",\"message\":\"field a: why\"}");

    assertThatThrownBy(() -> registry.register("s", SCHEMA))
        .isInstanceOf(IncompatibleSchemaException.class)
        .hasMessageContaining("POST " + server.url() + "/subjects/s/versions → HTTP 409")
        .hasMessageContaining("subject s")
        .hasMessageContaining("schema of R")
        .hasMessageContaining("field a: why");
  }

  @Test
  void anUnknownIdNamesUrlIdMessageAndRemedy() {
    server.answering(404, "{\"error_code\":40403,\"message\":\"Schema 5 not found\"}");

    assertThatThrownBy(() -> registry.schemaById(5))
        .isInstanceOf(UnknownSchemaException.class)
        .hasMessageContaining(server.url() + "/schemas/ids/5 → HTTP 404")
        .hasMessageContaining("id 5")
        .hasMessageContaining("Schema 5 not found")
        .hasMessageContaining("is the schema registered in this registry");
  }

  @ParameterizedTest
  @CsvSource({
    "401, it asks for credentials",
    "403, these credentials do not allow it",
    "405, does the URL end where the Confluent API begins",
    "422, is it a valid Avro schema",
    "302, expected HTTP 200"
  })
  void anAnswerOfNoNamesUrlStatusMessageAndRemedy(int status, String remedy) {
    server.answering(status, "{\"message\":\"the server's words\"}");

    assertThatThrownBy(() -> registry.register("s", SCHEMA))
        .isExactlyInstanceOf(RegistryRejectedException.class)
        .hasMessageContaining("POST " + server.url() + "/subjects/s/versions → HTTP " + status)
        .hasMessageContaining("subject s")
        .hasMessageContaining("the server's words")
        .hasMessageContaining(remedy);
  }

  @Test
  void anAnswerThatIsNotTheApisIsQuoted() {
    server.answering(200, "<html>Welcome</html>");

    assertThatThrownBy(() -> registry.latest("s"))
        .isExactlyInstanceOf(RegistryRejectedException.class)
        .hasMessageContaining(server.url().toString())
        .hasMessageContaining("<html>Welcome</html>")
        .hasMessageContaining("/apis/ccompat/v7");
  }

  @ParameterizedTest
  @CsvSource({"JSON", "PROTOBUF"})
  void aSchemaOfAnotherTypeIsThereButUnreadable(String type) {
    String held = "{\"schemaType\":\"" + type + "\",\"schema\":\"syntax\"";
    server.answering(200, held + "}");
    assertThatThrownBy(() -> registry.schemaById(1))
        .isInstanceOf(UnreadableSchemaException.class)
        .hasMessageContaining(server.url() + "/schemas/ids/1")
        .hasMessageContaining("type " + type)
        .hasMessageContaining("only AVRO is understood");

    server.answering(200, held + ",\"subject\":\"s\",\"id\":1,\"version\":1}");
    assertThatThrownBy(() -> registry.latest("s")).isInstanceOf(UnreadableSchemaException.class);
  }

  @Test
  void aSchemaWithReferencesIsThereButUnreadable() {
    server.answering(200, "{\"schema\":\"" + TEXT + "\",\"references\":[{\"name\":\"x\"}]}");

    assertThatThrownBy(() -> registry.schemaById(1))
        .isInstanceOf(UnreadableSchemaException.class)
        .hasMessageContaining("references");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "syntax = \"proto3\";",
        "{\"type\":\"recrod\"}",
        "{\"type\":\"record\",\"name\":\"R\"}",
        "{\"type\":\"record\",\"name\":\"1R\",\"fields\":[]}",
        "{\"type\":\"record\",\"name\":\"R\",\"fields\":["
            + "{\"name\":\"a\",\"type\":\"int\"},{\"name\":\"a\",\"type\":\"int\"}]}",
        "[\"null\",\"null\"]",
        "[[\"null\"]]",
        "{\"type\":\"enum\",\"name\":\"E\",\"symbols\":[\"A\",\"A\"]}",
        "{\"type\":\"enum\",\"name\":\"E\",\"symbols\":[\"A\"],\"default\":\"B\"}",
        "{\"type\":\"fixed\",\"name\":\"F\",\"size\":-1}"
      })
  void aTextThatAvrosParserRefusesIsThereButUnreadable(String text) {
    server.answering(200, JsonNodeFactory.instance.objectNode().put("schema", text).toString());

    assertThatThrownBy(() -> registry.schemaById(1))
        .isInstanceOf(UnreadableSchemaException.class)
        .hasCauseInstanceOf(RuntimeException.class)
        .hasMessageContaining(server.url() + "/schemas/ids/1")
        .hasMessageContaining("Avro cannot parse");
  }

  @Test
  void confluentsMessagesAndApicuriosReasonAreBothReasons() {
    server
        .answering(404, NOT_FOUND)
        .answering(200, "{\"is_compatible\":false,\"messages\":[\"one\",\"two\"]}");
    assertThat(registry.check("s", SCHEMA).messages()).containsExactly("one", "two");

    server
        .answering(404, NOT_FOUND)
        .answering(200, "{\"is_compatible\":false,\"reason\":\"because\"}");
    assertThat(registry.check("s", SCHEMA).messages()).containsExactly("because");

    server.answering(404, NOT_FOUND).answering(200, "{\"is_compatible\":false}");
    assertThat(registry.check("s", SCHEMA)).isEqualTo(new CompatibilityVerdict(false, List.of()));
  }

  @Test
  void anUnknownLevelIsNamed() {
    server.answering(200, "{\"compatibilityLevel\":\"SIDEWAYS\"}");

    assertThatThrownBy(() -> registry.compatibility("s"))
        .isInstanceOf(RegistryRejectedException.class)
        .hasMessageContaining("SIDEWAYS")
        .hasMessageContaining("BACKWARD_TRANSITIVE");
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503, 504, 429, 408})
  void anOutageIsUnavailable(int status) {
    server.answering(status, "out of order");

    assertThatThrownBy(() -> registry.versions("s"))
        .isInstanceOf(RegistryUnavailableException.class)
        .hasMessageContaining("GET " + server.url() + "/subjects/s/versions → HTTP " + status)
        .hasMessageContaining("out of order");
  }

  @Test
  void nobodyListeningIsUnavailableAndNamesEveryAddress() {
    URI one = nobody();
    URI two = nobody();

    assertThatThrownBy(() -> at(one, two).versions("s"))
        .isInstanceOf(RegistryUnavailableException.class)
        .hasMessageContaining(one.toString())
        .hasMessageContaining(two.toString())
        .hasMessageContaining("is it running, and is schema.registry.url right?");
  }

  private HttpSchemaRegistry impatient() {
    return new HttpSchemaRegistry(
        RegistryAccess.open(List.of(server.url())),
        new HttpTimeouts(Duration.ofSeconds(2), Duration.ofMillis(200)));
  }

  @Test
  void anAnswerThatDoesNotComeInTimeIsUnavailable() {
    server.hang();

    assertThatThrownBy(() -> impatient().versions("s"))
        .isInstanceOf(RegistryUnavailableException.class)
        .hasMessageContaining(server.url().toString())
        .hasMessageContaining("no whole answer within PT0.2S");
  }

  @Test
  @Timeout(value = 10, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void anAnswerThatBeginsButDoesNotEndInTimeIsUnavailableAndLeft() {
    server.drip();

    assertThatThrownBy(() -> impatient().versions("s"))
        .isInstanceOf(RegistryUnavailableException.class)
        .hasMessageContaining(server.url().toString())
        .hasMessageContaining("no whole answer within PT0.2S");
    await().until(server::abandoned);
  }

  @Test
  void theNextAddressAnswersForOneThatDoesNotAndIsPreferredFromThenOn() throws IOException {
    ScriptedServer second = another();
    HttpSchemaRegistry several = at(nobody(), server.url(), second.url());
    server.answering(503, "out of order");
    second.answering(200, "[1]").answering(200, "[1,2]");

    assertThat(several.versions("s")).containsExactly(1);
    assertThat(several.versions("s")).containsExactly(1, 2);
    assertThat(server.asked()).hasSize(1);
    assertThat(second.asked()).hasSize(2);
  }

  @Test
  void theNextAddressAnswersForAProxyWithoutItsServer() throws IOException {
    ScriptedServer second = another();
    server.answering(404, "no backend");
    second.answering(200, "[1]");

    assertThat(at(server.url(), second.url()).versions("s")).containsExactly(1);
  }

  @Test
  void anAnswerOfNoIsNotTakenToTheNextAddress() throws IOException {
    ScriptedServer second = another();
    server.answering(404, NOT_FOUND);

    assertThat(at(server.url(), second.url()).versions("s")).isEmpty();
    assertThat(second.asked()).isEmpty();
  }

  @Test
  void anInterruptedRequestEndsAtOnceAndStaysInterrupted() throws InterruptedException {
    server.hang();
    var failure = new AtomicReference<RuntimeException>();
    Thread asking =
        new Thread(
            () -> {
              try {
                registry.versions("s");
              } catch (RegistryUnavailableException e) {
                failure.set(Thread.currentThread().isInterrupted() ? e : null);
              }
            });
    asking.start();
    await().until(() -> server.asked().size() == 1);
    asking.interrupt();
    asking.join(5_000);

    assertThat(failure.get())
        .isInstanceOf(RegistryUnavailableException.class)
        .hasMessageContaining("interrupted");
  }

  @Test
  void anEmptySubjectIsRefusedBeforeAnyRequest() {
    assertThatThrownBy(() -> registry.versions("")).hasMessageContaining("subject is empty");
    assertThat(server.asked()).isEmpty();
  }
}
