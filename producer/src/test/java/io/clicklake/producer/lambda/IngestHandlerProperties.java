package io.clicklake.producer.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clicklake.events.RejectedEvent;
import io.clicklake.producer.collect.Requests;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Whatever is sent, the function answers with a documented status below 500, and every event is
 * accepted, or rejected and kept.
 */
class IngestHandlerProperties {

  private static final OpenApi DOCUMENT = OpenApi.load();
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private static final List<String> PIECES =
      List.of(
          "{\"event\":\"page_view\"}",
          "{\"event\":\"page_view\",\"x\":1,\"x\":2}",
          "{\"event\":\"e\",\"x\":NaN}",
          "{\"event\":\"e\",\"x\":1e999999999}",
          "{\"event\":\"e\",\"x\":-1e-999999999,\"duration\":" + "9".repeat(400) + "}",
          "{\"event\":\"e\",\"p\":\"\\ud800\",\"\\udc00\":\"\\u0000\\u001f\"}",
          "{\"event\":\"e\",\"p\":\"\uD800\"}",
          "{\"event\":\"e\",\"properties\":{\"__proto__\":{\"a\":[1,{}]}}}",
          "{\"event\":\"e\",\"timestamp\":\"+1000000000-12-31T23:59:59Z\"}",
          "{\"event\":\"e\",\"timestamp\":-9223372036854775808,\"sent_at\":9223372036854775807}",
          "{\"event\":\"e\",\"event_id\":{},\"sent_at\":[]}",
          "{\"event\":\"e\",\"page_url\":\"http://[::1/%zz?utm_source=%ff%00#\"}",
          "{\"event\":\"e\",\"a\":" + "[".repeat(5000) + "]".repeat(5000) + "}",
          "{\"event\":\"e\",\"a\":" + "{\"a\":".repeat(900) + "1" + "}".repeat(900) + "}",
          "{\"event\":\"" + "\u00e9".repeat(9000) + "\"}",
          "{\"event\":\"e\",\"" + "n".repeat(60_000) + "\":1}",
          "[[[]]]",
          "null",
          "\"\uFEFF\"",
          "1e400",
          "");

  @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
  void noEventIsLostWhateverIsPosted(
      @ForAll("bodies") String text, @ForAll("carriers") Carrier carrier) {
    InMemoryFunction function = new InMemoryFunction();

    Answer answer = function.answer(carrier.request(text));

    assertThat(answer.status()).isLessThan(500);
    DOCUMENT.assertDocumented("POST", "/ingest", answer);
    int kept = function.publisher().events().size() + function.publisher().rejected().size();
    if (answer.status() == 202 || answer.status() == 400) {
      JsonNode counts = json(answer.body());
      assertThat(counts.path("accepted").intValue())
          .isEqualTo(function.publisher().events().size());
      assertThat(counts.path("rejected").size()).isEqualTo(function.publisher().rejected().size());
      if (carrier.carriesWhole()) {
        sent(text).ifPresent(events -> assertThat(kept).isEqualTo(events));
      }
    } else {
      assertThat(kept).as("a body refused as a whole is kept as one").isEqualTo(1);
    }
    assertThat(function.publisher().rejected())
        .allSatisfy(
            rejected -> assertThat(rejected.getPayload().length()).isLessThanOrEqualTo(8192));
  }

  @Property(tries = 300)
  void anyBytesAtAllAreKept(@ForAll byte[] bytes, @ForAll boolean gzip, @ForAll boolean asItIs) {
    InMemoryFunction function = new InMemoryFunction();
    String body = Base64.getEncoder().encodeToString(bytes);
    ObjectNode request =
        Invocation.request(
                "POST",
                "/ingest",
                asItIs ? body : new String(bytes, StandardCharsets.ISO_8859_1),
                Map.of(
                    "content-type", "text/plain", "content-encoding", gzip ? "gzip" : "identity"))
            .put("isBase64Encoded", true);

    Answer answer = function.answer(request);

    assertThat(answer.status()).isLessThan(500);
    DOCUMENT.assertDocumented("POST", "/ingest", answer);
    assertThat(function.publisher().events().size() + function.publisher().rejected().size())
        .isPositive();
  }

  @Property(tries = 400)
  void anyRequestAtAllIsAnswered(
      @ForAll("methods") String method,
      @ForAll("paths") String path,
      @ForAll("queries") String query,
      @ForAll("headers") Map<String, String> headers,
      @ForAll String sourceIp) {
    InMemoryFunction function =
        new InMemoryFunction(AllowedOrigins.of("https://*.example,https://blog.example"));
    ObjectNode request =
        Invocation.request(method, path, "{\"event\":\"e\"}", headers).put("rawQueryString", query);
    ((ObjectNode) request.at("/requestContext/http")).put("sourceIp", sourceIp);

    Answer answer = function.answer(request);

    assertThat(answer.status()).isLessThan(500);
    if (answer.status() == 404) {
      assertThat(DOCUMENT.violations(DOCUMENT.schema("Error"), json(answer.body()))).isEmpty();
    } else {
      DOCUMENT.assertDocumented(method, path, answer);
    }
    assertThat(function.lines()).isNotEmpty().allSatisfy(line -> json(line));
  }

  /** Parts of the gateway's event that are missing, null or of another type. */
  @Property(tries = 400)
  void anEventOfTheGatewayThatLacksPartsIsAnswered(
      @ForAll("places") List<String> places, @ForAll("replacements") JsonNode replacement) {
    InMemoryFunction function = new InMemoryFunction();
    ObjectNode request = Invocation.request("POST", "/ingest", "{\"event\":\"e\"}");
    for (String place : places) {
      int cut = place.lastIndexOf('/');
      if (request.at(place.substring(0, cut)) instanceof ObjectNode parent) {
        parent.set(place.substring(cut + 1), replacement.deepCopy());
      }
    }
    assertThat(function.answer(request).status()).isLessThan(500);
  }

  @Example
  void gzipOfThousandsOfMembersIsReadAndWhatStandsBehindThemIsKept() {
    byte[] empty = Requests.gzip("");
    byte[] event = Requests.gzip("{\"event\":\"page_view\"}");
    byte[] members = new byte[13_000 * empty.length + event.length];
    for (int member = 0; member < 13_000; member++) {
      System.arraycopy(empty, 0, members, member * empty.length, empty.length);
    }
    System.arraycopy(event, 0, members, 13_000 * empty.length, event.length);
    byte[] behind = Arrays.copyOf(members, members.length + 1);

    InMemoryFunction function = new InMemoryFunction();
    assertThat(function.answer(gzipped(members)).status()).isEqualTo(202);
    assertThat(function.publisher().events()).hasSize(1);
    assertThat(function.answer(gzipped(behind)).status()).isEqualTo(400);
    assertThat(function.publisher().rejected())
        .singleElement()
        .extracting(RejectedEvent::getMessage)
        .asString()
        .startsWith("body is not gzip");
  }

  @Example
  void aMegabyteOfTextIsRefusedAndKeptCut() {
    InMemoryFunction function = new InMemoryFunction();
    String large = "{\"event\":\"e\",\"a\":\"" + "x".repeat(1 << 20) + "\"}";
    assertThat(function.answer(Invocation.request("POST", "/ingest", large)).status())
        .isEqualTo(413);
    assertThat(function.publisher().rejected().get(0).getPayload())
        .isEqualTo(large.substring(0, 8192));
  }

  private static ObjectNode gzipped(byte[] gzip) {
    return Invocation.request(
            "POST",
            "/ingest",
            Base64.getEncoder().encodeToString(gzip),
            Map.of("content-type", "application/json", "content-encoding", "gzip"))
        .put("isBase64Encoded", true);
  }

  /** How a text is brought. */
  enum Carrier {
    PLAIN {
      @Override
      ObjectNode request(String text) {
        return Invocation.request("POST", "/ingest", text);
      }
    },
    BASE64 {
      @Override
      ObjectNode request(String text) {
        return PLAIN
            .request(Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)))
            .put("isBase64Encoded", true);
      }
    },
    GZIP {
      @Override
      ObjectNode request(String text) {
        return gzipped(Requests.gzip(text));
      }
    },
    CUT_GZIP {
      @Override
      ObjectNode request(String text) {
        byte[] gzip = Requests.gzip(text);
        return gzipped(Arrays.copyOf(gzip, gzip.length / 2));
      }

      @Override
      boolean carriesWhole() {
        return false;
      }
    },
    WRONG_BASE64 {
      @Override
      ObjectNode request(String text) {
        return PLAIN.request(text).put("isBase64Encoded", true);
      }

      @Override
      boolean carriesWhole() {
        return false;
      }
    },
    WRONG_TYPE {
      @Override
      ObjectNode request(String text) {
        return Invocation.request("POST", "/ingest", text, Map.of("content-type", "a/b"));
      }
    };

    abstract ObjectNode request(String text);

    boolean carriesWhole() {
      return true;
    }
  }

  /** How many events a body holds where it is JSON, by the contract, read anew by Jackson. */
  private static Optional<Integer> sent(String text) {
    JsonNode body;
    try {
      body = JSON.readTree(text.startsWith("\uFEFF") ? text.substring(1) : text);
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
    boolean named = body.hasNonNull("event") || body.hasNonNull("event_type");
    if (body.isArray()) {
      return Optional.of(body.size());
    }
    return Optional.of(
        body.isObject() && !named && body.path("events").isArray()
            ? body.path("events").size()
            : 1);
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError("not JSON: " + text, e);
    }
  }

  @Provide
  Arbitrary<Carrier> carriers() {
    return Arbitraries.of(Carrier.values());
  }

  @Provide
  Arbitrary<String> bodies() {
    Arbitrary<String> pieces = Arbitraries.of(PIECES);
    Arbitrary<String> array =
        pieces.list().ofMaxSize(8).map(all -> "[" + String.join(",", all) + "]");
    Arbitrary<String> batch = array.map(all -> "{\"sent_at\":1,\"a\":{},\"events\":" + all + "}");
    Arbitrary<String> sound = Arbitraries.oneOf(List.of(pieces, array, batch));
    Arbitrary<String> spoilt =
        Combinators.combine(
                sound, Arbitraries.doubles().between(0, 1), Arbitraries.strings().ofMaxLength(3))
            .as(
                (text, share, noise) -> {
                  int at = (int) (text.length() * share);
                  return text.substring(0, at)
                      + noise
                      + text.substring(Math.min(text.length(), at + 1));
                });
    return Arbitraries.oneOf(List.of(sound, sound.map(text -> "\uFEFF" + text), spoilt));
  }

  @Provide
  Arbitrary<String> methods() {
    return Arbitraries.oneOf(
        List.of(Arbitraries.of("GET", "HEAD", "POST", "OPTIONS"), Arbitraries.strings()));
  }

  @Provide
  Arbitrary<String> paths() {
    return Arbitraries.oneOf(
        List.of(Arbitraries.of("/ingest", "/i.gif", "/health"), Arbitraries.strings()));
  }

  @Provide
  Arbitrary<String> queries() {
    return Arbitraries.oneOf(
        List.of(
            Arbitraries.strings(),
            Arbitraries.of(
                "",
                "deep=1",
                "event=e",
                "event=e&x=1&x=2",
                "%",
                "&=&=",
                "a=%FF%00",
                "a".repeat(70_000))));
  }

  @Provide
  Arbitrary<Map<String, String>> headers() {
    Arbitrary<String> names =
        Arbitraries.oneOf(
            List.of(
                Arbitraries.of(
                    "content-type",
                    "content-encoding",
                    "origin",
                    "referer",
                    "user-agent",
                    "accept-language",
                    "Content-Type",
                    "x-forwarded-for"),
                Arbitraries.strings().ofMaxLength(10)));
    Arbitrary<String> values =
        Arbitraries.oneOf(
            List.of(
                Arbitraries.of(
                    "text/plain",
                    "gzip",
                    "https://blog.example",
                    "https://evil.example",
                    "null",
                    "x".repeat(10_000),
                    "\uD800",
                    ",;,;",
                    ""),
                Arbitraries.strings()));
    return Arbitraries.maps(names, values).ofMaxSize(6);
  }

  @Provide
  Arbitrary<List<String>> places() {
    return Arbitraries.of(
            "/rawPath",
            "/rawQueryString",
            "/headers",
            "/headers/content-type",
            "/requestContext",
            "/requestContext/requestId",
            "/requestContext/stage",
            "/requestContext/http",
            "/requestContext/http/method",
            "/requestContext/http/sourceIp",
            "/body",
            "/isBase64Encoded")
        .list()
        .ofMaxSize(4);
  }

  @Provide
  Arbitrary<JsonNode> replacements() {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    return Arbitraries.of(
        nodes.nullNode(),
        nodes.objectNode(),
        nodes.arrayNode().add(1),
        nodes.numberNode(7),
        nodes.textNode(""),
        nodes.textNode("/\uD800"),
        nodes.booleanNode(true));
  }
}
