package io.clicklake.producer.collect;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The events of a body, in the order sent, each still as the text that arrived.
 *
 * <pre>
 * body  = event / "[" *event "]" / "{" "events": "[" *event "]" *( "," field ) "}"
 * </pre>
 *
 * An object is a batch when it has an array {@code events} and no event name of its own. Fields
 * beside the array, {@code sent_at} first of all, belong to each event that does not have them.
 *
 * @param elements the events as they stand in the body
 * @param shared the fields beside them, as one JSON object; empty for none
 */
record Batch(List<String> elements, String shared) {

  private static final String EVENTS = "events";

  Batch {
    elements = List.copyOf(elements);
  }

  /**
   * Cuts a body into its events.
   *
   * @throws com.fasterxml.jackson.core.JsonProcessingException when the text is not JSON
   */
  static Batch of(String text) throws IOException {
    try (JsonParser json = Json.parser(text)) {
      JsonToken first = json.nextToken();
      if (first == null) {
        throw new JsonParseException(json, "it is empty, expected an event or an array of them");
      }
      Batch batch =
          switch (first) {
            case START_ARRAY -> new Batch(elements(json, text), "");
            case START_OBJECT -> ofObject(json, text);
            default -> new Batch(List.of(value(json, text)), "");
          };
      if (json.nextToken() != null) {
        throw new JsonParseException(json, "something stands after its end");
      }
      return batch;
    }
  }

  /** Whether an event with what it shares may have more bytes: a character has three at most. */
  boolean mayExceed(int index, int bytes) {
    return 3L * (elements.get(index).length() + shared.length()) > bytes;
  }

  /** The size of an event with what it shares, in bytes of UTF-8. */
  int bytes(int index) {
    return bytes(elements.get(index)) + bytes(shared);
  }

  /** The body that holds one event alone, with what it shares, to a length of about this. */
  String alone(int index, int maxCharacters) {
    String own = SafeText.cut(elements.get(index), maxCharacters);
    if (shared.isEmpty()) {
      return own;
    }
    return "{\"" + EVENTS + "\":[" + own + "]," + SafeText.cut(shared.substring(1), maxCharacters);
  }

  private static Batch ofObject(JsonParser json, String text) throws IOException {
    int start = start(json);
    List<String> events = List.of();
    StringBuilder shared = new StringBuilder("{");
    boolean batch = false;
    boolean named = false;
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      int nameStart = start(json);
      JsonToken value = json.nextToken();
      named |= value != JsonToken.VALUE_NULL && FieldNames.canonical(name).equals("event_type");
      if (name.equals(EVENTS) && value == JsonToken.START_ARRAY) {
        if (batch) {
          throw new JsonParseException(json, "field 'events' stands twice, expected once");
        }
        events = elements(json, text);
        batch = true;
      } else {
        int end = end(json);
        shared.append(shared.length() == 1 ? "" : ",").append(text, nameStart, end);
      }
    }
    if (!batch || named) {
      return new Batch(List.of(text.substring(start, end(json))), "");
    }
    return new Batch(events, shared.length() == 1 ? "" : shared.append('}').toString());
  }

  private static List<String> elements(JsonParser json, String text) throws IOException {
    List<String> elements = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      elements.add(value(json, text));
    }
    return elements;
  }

  private static String value(JsonParser json, String text) throws IOException {
    int start = start(json);
    return text.substring(start, end(json));
  }

  private static int start(JsonParser json) {
    return Math.toIntExact(json.currentTokenLocation().getCharOffset());
  }

  /** Where the value that the parser stands on ends. */
  private static int end(JsonParser json) throws IOException {
    json.skipChildren();
    json.finishToken();
    return Math.toIntExact(json.currentLocation().getCharOffset());
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
