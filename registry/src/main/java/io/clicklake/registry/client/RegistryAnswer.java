package io.clicklake.registry.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.apache.avro.Schema;

/**
 * What a registry answered to one request, and what it means. The status decides, since error codes
 * differ between servers and their versions; 404 alone needs a code of the API, since every web
 * server says it of a path that it does not serve.
 */
record RegistryAnswer(String method, URI url, int status, String body) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LONGEST_QUOTE = 500;

  boolean ok() {
    return status / 100 == 2;
  }

  /**
   * The API knows no such subject, version, schema or level: HTTP 404 with {@code error_code} 404xx
   * (Confluent documents 40401 to 40409, Apicurio answers 40401 to 40403).
   */
  boolean notFound() {
    return status == 404 && errorCode() / 100 == 404;
  }

  boolean conflict() {
    return status == 409;
  }

  /**
   * The server is out of order or overloaded, or what answered is not the API, such as a proxy
   * before its server is up: another address, or a later try, may answer.
   */
  boolean outage() {
    return status >= 500 || status == 429 || status == 408 || notTheApi();
  }

  /** An outage in words: the request, the status, the server's message, a remedy where one is. */
  String failure() {
    String remedy =
        notTheApi()
            ? " (not an answer of the API, which gives an error_code of 404xx; is the path of the"
                + " API missing from the URL, such as /apis/ccompat/v7?)"
            : "";
    return this + ": " + message() + remedy;
  }

  private boolean notTheApi() {
    return status == 404 && !notFound();
  }

  private int errorCode() {
    return parsed().orElse(MissingNode.getInstance()).path("error_code").asInt();
  }

  int requiredInt(String field) {
    JsonNode value = json().path(field);
    if (!value.canConvertToInt()) {
      throw unreadable("an integer '" + field + "'");
    }
    return value.intValue();
  }

  String requiredText(String field) {
    JsonNode value = json().path(field);
    if (!value.isTextual()) {
      throw unreadable("a text '" + field + "'");
    }
    return value.textValue();
  }

  boolean requiredBoolean(String field) {
    JsonNode value = json().path(field);
    if (!value.isBoolean()) {
      throw unreadable("true or false as '" + field + "'");
    }
    return value.booleanValue();
  }

  List<Integer> integers() {
    JsonNode array = json();
    if (!array.isArray()) {
      throw unreadable("an array of version numbers");
    }
    List<Integer> numbers = new ArrayList<>();
    for (JsonNode element : array) {
      if (!element.canConvertToInt()) {
        throw unreadable("an array of version numbers");
      }
      numbers.add(element.intValue());
    }
    return numbers.stream().sorted().toList();
  }

  /**
   * The Avro schema under {@code schema}.
   *
   * @throws UnreadableSchemaException for another type, references, or whatever Avro's parser
   *     refuses, which it does with more exceptions than its own
   */
  Schema schema() {
    String type = json().path("schemaType").asText("AVRO");
    if (!type.equals("AVRO")) {
      throw new UnreadableSchemaException(
          this + " holds a schema of type " + type + "; only AVRO is understood");
    }
    if (!json().path("references").isEmpty()) {
      throw new UnreadableSchemaException(
          this + " holds a schema with references; register it in one piece");
    }
    String text = requiredText("schema");
    try {
      return RegisteredForm.parse(text);
    } catch (RuntimeException e) {
      throw new UnreadableSchemaException(
          this + " holds a schema that Avro cannot parse: " + e.getMessage(), e);
    }
  }

  RegisteredSchema registeredSchema(String subject) {
    return new RegisteredSchema(subject, requiredInt("version"), requiredInt("id"), schema());
  }

  /** Why a schema is not compatible: Confluent's {@code messages}, or Apicurio's one reason. */
  List<String> messages() {
    JsonNode messages = json().path("messages");
    if (messages.isArray() && !messages.isEmpty()) {
      return StreamSupport.stream(messages.spliterator(), false).map(JsonNode::asText).toList();
    }
    return Optional.ofNullable(json().path("reason").textValue()).stream().toList();
  }

  /** The server's own words, or the start of its body where it has none. */
  String message() {
    String words = parsed().orElse(MissingNode.getInstance()).path("message").asText("");
    if (!words.isBlank()) {
      return words;
    }
    String start = body.strip();
    return start.isEmpty()
        ? "no message"
        : start.substring(0, Math.min(start.length(), LONGEST_QUOTE));
  }

  private JsonNode json() {
    return parsed().orElseThrow(() -> unreadable("JSON"));
  }

  private Optional<JsonNode> parsed() {
    try {
      return Optional.ofNullable(JSON.readTree(body));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private RegistryRejectedException unreadable(String expected) {
    return new RegistryRejectedException(
        this
            + ": expected "
            + expected
            + " but read '"
            + message()
            + "'; does the URL end where the Confluent API begins, for example /apis/ccompat/v7?");
  }

  @Override
  public String toString() {
    return method + " " + url + " → HTTP " + status;
  }
}
