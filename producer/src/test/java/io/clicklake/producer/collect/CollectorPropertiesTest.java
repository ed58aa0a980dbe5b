package io.clicklake.producer.collect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clicklake.events.ClickEvent;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;
import org.apache.avro.Schema;

class CollectorPropertiesTest {

  private static final JsonNodeFactory NODES = JsonNodeFactory.withExactBigDecimals(true);
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final List<String> NAMES =
      Stream.concat(
              ClickEvent.getClassSchema().getFields().stream().map(Schema.Field::name),
              Stream.of(
                  "event",
                  "event",
                  "event",
                  "events",
                  "timestamp",
                  "path",
                  "tag",
                  "id",
                  "from",
                  "to",
                  "duration",
                  "x_coord",
                  "other",
                  "a\u0000b",
                  "\ud800"))
          .toList();

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void everyEventSentIsAcceptedOrRejectedAndWhatIsAcceptedSerializes(
      @ForAll("bodies") JsonNode body) throws Exception {
    String text = JSON.writeValueAsString(body);
    int sent = sent(JSON.readTree(text));

    Outcome outcome = Requests.collector().collect(Requests.json(text), Requests.RECEIVED_AT);

    if (sent > Limits.MAX_EVENTS) {
      assertThat(outcome).isInstanceOf(Outcome.TooLarge.class);
      return;
    }
    var collected = (Outcome.Collected) outcome;
    assertThat(collected.accepted().size() + collected.rejected().size()).isEqualTo(sent);
    assertThat(
            Stream.concat(
                collected.accepted().stream().map(AcceptedEvent::index),
                collected.rejected().stream().map(Rejection::index)))
        .doesNotHaveDuplicates()
        .allMatch(index -> index < sent);
    for (ClickEvent event : collected.events()) {
      assertThat(AvroBytes.throughAvro(event).get("event_id")).isNotNull();
    }
    for (Rejection rejection : collected.rejected()) {
      AvroBytes.of(rejection.toRecord(Requests.json(text), Requests.RECEIVED_AT));
    }
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void aBodyIsCutWhereAParserOfItsOwnSeesItsEvents(
      @ForAll("bodies") JsonNode body, @ForAll boolean spaced) throws Exception {
    String text =
        spaced
            ? JSON.writerWithDefaultPrettyPrinter().writeValueAsString(body)
            : JSON.writeValueAsString(body);
    JsonNode whole = JSON.readTree(text);

    Batch batch = Batch.of(text);

    assertThat(batch.elements()).hasSize(sent(whole));
    for (int index = 0; index < batch.elements().size(); index++) {
      JsonNode expected =
          whole.isArray()
              ? whole.path(index)
              : batch.shared().isEmpty() ? whole : whole.path("events").path(index);
      assertThat(JSON.readTree(batch.elements().get(index))).isEqualTo(expected);
    }
    if (!batch.shared().isEmpty()) {
      assertThat(JSON.readTree(batch.shared()))
          .isEqualTo(((ObjectNode) whole.deepCopy()).without("events"));
    }
  }

  @Property(tries = 300)
  void anyTextAtAllIsAnsweredWithoutAnException(
      @ForAll String text, @ForAll boolean base64, @ForAll("encodings") String encoding) {
    Outcome outcome =
        Requests.collector()
            .collect(
                Requests.with(
                    Map.of("content-type", "text/plain", "content-encoding", encoding),
                    text,
                    base64),
                Requests.RECEIVED_AT);
    assertThat(outcome).isNotNull();
  }

  @Property(tries = 300)
  void everyUnknownFieldIsKept(@ForAll("words") String name, @ForAll("words") String value) {
    ObjectNode event = NODES.objectNode().put("event", "page_view").put("own_" + name, value);
    assertThat(Requests.collected(event.toString()).events())
        .singleElement()
        .returns(Map.of("own_" + name, value), ClickEvent::getProperties);
  }

  @Provide
  Arbitrary<String> words() {
    return Arbitraries.strings().alpha().numeric().ofMaxLength(40);
  }

  @Provide
  Arbitrary<String> encodings() {
    return Arbitraries.of("identity", "gzip", "br", "");
  }

  @Provide
  Arbitrary<JsonNode> bodies() {
    Arbitrary<JsonNode> event = objects(values(2));
    Arbitrary<JsonNode> element =
        Arbitraries.frequencyOf(
            Tuple.of(6, named(event)), Tuple.of(1, event), Tuple.of(1, values(1)));
    Arbitrary<JsonNode> array =
        element
            .list()
            .ofMaxSize(104)
            .withSizeDistribution(RandomDistribution.biased())
            .map(
                elements -> {
                  ArrayNode node = NODES.arrayNode();
                  elements.forEach(node::add);
                  return node;
                });
    Arbitrary<JsonNode> batch =
        array.map(
            events -> NODES.objectNode().put("sent_at", 1748411639000L).set("events", events));
    return Arbitraries.oneOf(List.of(values(3), element, array, batch));
  }

  private static Arbitrary<JsonNode> named(Arbitrary<JsonNode> objects) {
    return objects.map(object -> ((ObjectNode) object).put("event", "page_view"));
  }

  private static Arbitrary<JsonNode> objects(Arbitrary<JsonNode> values) {
    return Arbitraries.maps(Arbitraries.of(NAMES), values)
        .ofMaxSize(6)
        .map(
            fields -> {
              ObjectNode node = NODES.objectNode();
              fields.forEach(node::set);
              return node;
            });
  }

  private static Arbitrary<JsonNode> values(int depth) {
    Arbitrary<JsonNode> scalars =
        Arbitraries.oneOf(
            List.of(
                Arbitraries.strings().ofMaxLength(30).map(NODES::textNode),
                Arbitraries.of(
                        "2025-05-28T05:54:00Z",
                        "https://b.example/p?utm_source=x",
                        "page_view",
                        "0197a6c8-0000-7000-8000-000000000009",
                        "\ud800",
                        "")
                    .map(NODES::textNode),
                Arbitraries.longs().map(NODES::numberNode),
                Arbitraries.integers().map(NODES::numberNode),
                Arbitraries.bigDecimals().map(NODES::numberNode),
                Arbitraries.of(new BigDecimal("1e400"), new BigDecimal("-1e-400"))
                    .map(NODES::numberNode),
                Arbitraries.of(true, false).map(NODES::booleanNode),
                Arbitraries.just(NODES.nullNode())));
    if (depth == 0) {
      return scalars;
    }
    Arbitrary<JsonNode> arrays =
        values(depth - 1)
            .list()
            .ofMaxSize(3)
            .map(
                elements -> {
                  ArrayNode node = NODES.arrayNode();
                  elements.forEach(node::add);
                  return node;
                });
    return Arbitraries.oneOf(List.of(scalars, scalars, arrays, objects(values(depth - 1))));
  }

  /** How many events a body holds, read off the contract anew. */
  private static int sent(JsonNode body) {
    if (body.isArray()) {
      return body.size();
    }
    boolean named = !body.path("event").isMissingNode() && !body.path("event").isNull();
    named |= !body.path("event_type").isMissingNode() && !body.path("event_type").isNull();
    return body.isObject() && !named && body.path("events").isArray()
        ? body.path("events").size()
        : 1;
  }
}
