package io.clicklake.registry.source;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A value of a JSON or YAML text, with the place of everything in it.
 *
 * <p>Of a key that stands twice the last one counts, as it does for Avro.
 */
public final class LocatedValue {

  private static final ObjectMapper SCALARS = new ObjectMapper();
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(JsonReadFeature.ALLOW_JAVA_COMMENTS).build();

  private final Position position;
  private final JsonNode json;
  private final Map<String, LocatedValue> members;
  private final Map<String, Position> keys;
  private final List<LocatedValue> elements;

  private LocatedValue(
      Position position,
      JsonNode json,
      Map<String, LocatedValue> members,
      Map<String, Position> keys,
      List<LocatedValue> elements) {
    this.position = position;
    this.json = json;
    this.members = members;
    this.keys = keys;
    this.elements = elements;
  }

  /** The one value of a JSON text; comments are allowed, as in Avro's files. */
  static LocatedValue ofJson(String text) throws MalformedTextException {
    return of(text, JSON);
  }

  /**
   * The one value of a text, null for a text without any.
   *
   * @param format reads it, for example a factory for YAML
   */
  public static LocatedValue of(String text, JsonFactory format) throws MalformedTextException {
    try (JsonParser parser = format.createParser(text)) {
      if (parser.nextToken() == null) {
        return scalar(Position.START, JsonNodeFactory.instance.nullNode());
      }
      LocatedValue value = read(parser);
      if (parser.nextToken() != null) {
        throw new MalformedTextException(
            position(parser.currentTokenLocation()), "text goes on behind its end");
      }
      return value;
    } catch (JsonProcessingException e) {
      throw new MalformedTextException(position(e.getLocation()), words(e));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static LocatedValue read(JsonParser parser) throws IOException {
    Position position = position(parser.currentTokenLocation());
    if (parser.currentToken() == JsonToken.START_OBJECT) {
      return readMembers(parser, position);
    }
    if (parser.currentToken() == JsonToken.START_ARRAY) {
      ArrayNode json = JsonNodeFactory.instance.arrayNode();
      List<LocatedValue> elements = new ArrayList<>();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        LocatedValue element = read(parser);
        elements.add(element);
        json.add(element.json);
      }
      return new LocatedValue(position, json, Map.of(), Map.of(), elements);
    }
    return scalar(position, SCALARS.readTree(parser));
  }

  private static LocatedValue readMembers(JsonParser parser, Position position) throws IOException {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    Map<String, LocatedValue> members = new LinkedHashMap<>();
    Map<String, Position> keys = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      keys.put(key, position(parser.currentTokenLocation()));
      parser.nextToken();
      LocatedValue value = read(parser);
      members.put(key, value);
      json.set(key, value.json);
    }
    return new LocatedValue(position, json, members, keys, List.of());
  }

  private static LocatedValue scalar(Position position, JsonNode json) {
    return new LocatedValue(position, json, Map.of(), Map.of(), List.of());
  }

  private static Position position(JsonLocation location) {
    return new Position(Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()));
  }

  private static String words(JsonProcessingException e) {
    return e.getOriginalMessage()
        .replaceAll("\\[Source: [^;]*; (line: \\d+, column: \\d+)]", "$1")
        .lines()
        .findFirst()
        .orElse("")
        .strip();
  }

  /** Where the value begins. */
  public Position position() {
    return position;
  }

  /** The value itself. */
  public JsonNode json() {
    return json;
  }

  /** An object's members in their order; none for another value. */
  public Map<String, LocatedValue> members() {
    return members;
  }

  /** An array's elements; none for another value. */
  public List<LocatedValue> elements() {
    return elements;
  }

  /** An object's member. */
  public Optional<LocatedValue> member(String key) {
    return Optional.ofNullable(members.get(key));
  }

  /** Where a member's key stands; where the value begins if there is none. */
  public Position key(String key) {
    return keys.getOrDefault(key, position);
  }

  /** The text of a member that is one. */
  Optional<String> text(String key) {
    return member(key).map(value -> value.json().textValue());
  }
}
