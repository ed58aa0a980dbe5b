package io.clicklake.producer.collect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clicklake.events.ClickEvent;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each folder under {@code events} is a case: the event as sent, and every field of its record. */
class EventMappingTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  static List<Path> cases() throws IOException, URISyntaxException {
    Path root = Path.of(EventMappingTest.class.getResource("/events").toURI());
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(file -> file.endsWith("event.json"))
          .map(file -> root.relativize(file.getParent()))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theRecordIsExactly(Path name) throws IOException, URISyntaxException {
    Path folder = Path.of(getClass().getResource("/events").toURI()).resolve(name);
    Outcome.Collected collected =
        Requests.collected(Files.readString(folder.resolve("event.json")));

    assertThat(collected.rejected()).isEmpty();
    assertThat(collected.events()).hasSize(1);
    assertThat(asJson(collected.events().get(0)))
        .isEqualTo(JSON.readTree(Files.readString(folder.resolve("record.json"))));
    AvroBytes.of(collected.events().get(0));
  }

  @Test
  void everyEventOfTheOriginalTrackerHasACase() throws IOException, URISyntaxException {
    assertThat(cases().stream().filter(name -> name.startsWith("seed"))).hasSize(11);
  }

  @Test
  void everyFieldATrackerMayFillIsInTheFullCase() throws IOException {
    JsonNode full =
        JSON.readTree(
            getClass()
                .getResourceAsStream("/events/fields/every-field-under-its-own-name/event.json"));
    assertThat(ClickEvent.getClassSchema().getFields().stream().map(Schema.Field::name))
        .filteredOn(field -> !List.of("received_at", "ip_prefix").contains(field))
        .allSatisfy(field -> assertThat(full.has(field)).as(field).isTrue());
  }

  /** All fields that have a value; times as ISO-8601, numbers as JSON's. */
  private static ObjectNode asJson(ClickEvent event) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    for (Schema.Field field : event.getSchema().getFields()) {
      Object value = event.get(field.pos());
      if (value instanceof Integer number) {
        json.put(field.name(), number);
      } else if (value instanceof Long number) {
        json.put(field.name(), Math.toIntExact(number));
      } else if (value instanceof Double number) {
        json.put(field.name(), number);
      } else if (value instanceof Boolean truth) {
        json.put(field.name(), truth);
      } else if (value instanceof Map<?, ?> map) {
        json.set(field.name(), JSON.valueToTree(map));
      } else if (value != null) {
        json.put(field.name(), value.toString());
      }
    }
    return json;
  }
}
