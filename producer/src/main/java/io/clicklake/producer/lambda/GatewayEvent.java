package io.clicklake.producer.lambda;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.clicklake.producer.collect.IngestRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The event an HTTP API makes of a request, payload format 2.0, while it is read token by token.
 *
 * <pre>
 * event = { "version": "2.0", "rawPath", "rawQueryString", "headers": { name: value },
 *           "requestContext": { "requestId", "stage", "http": { "method", "sourceIp" } },
 *           "body", "isBase64Encoded" }
 * </pre>
 *
 * Every part may be missing or null. Whatever else stands there is skipped, cookies too: nothing
 * here is to know them. By "Working with AWS Lambda proxy integrations for HTTP APIs" of API
 * Gateway's developer guide.
 */
final class GatewayEvent {

  private static final JsonFactory JSON =
      JsonFactory.builder().disable(JsonFactory.Feature.INTERN_FIELD_NAMES).build();

  private final Map<String, String> headers = new HashMap<>();
  private @Nullable String path;
  private @Nullable String query;
  private @Nullable String body;
  private @Nullable String requestId;
  private @Nullable String stage;
  private @Nullable String method;
  private @Nullable String sourceIp;
  private boolean base64;

  private GatewayEvent() {}

  static GatewayEvent read(InputStream bytes) throws IOException {
    try (JsonParser json = JSON.createParser(bytes)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new IllegalArgumentException(
            "the invocation's event is "
                + json.currentToken()
                + ", expected the object that an HTTP API sends");
      }
      GatewayEvent event = new GatewayEvent();
      eachField(json, name -> event.take(name, json));
      return event;
    }
  }

  private void take(String name, JsonParser json) throws IOException {
    switch (name) {
      case "version" -> requireFormat2(text(json));
      case "rawPath" -> path = text(json);
      case "rawQueryString" -> query = text(json);
      case "headers" -> eachField(json, header -> takeHeader(header, json));
      case "requestContext" -> eachField(json, part -> takeContext(part, json));
      case "body" -> body = text(json);
      case "isBase64Encoded" -> base64 = "true".equals(text(json));
      default -> json.skipChildren();
    }
  }

  private void takeHeader(String name, JsonParser json) throws IOException {
    String value = text(json);
    if (value != null) {
      headers.put(name, value);
    }
  }

  private void takeContext(String name, JsonParser json) throws IOException {
    switch (name) {
      case "requestId" -> requestId = text(json);
      case "stage" -> stage = text(json);
      case "http" -> eachField(json, part -> takeHttp(part, json));
      default -> json.skipChildren();
    }
  }

  private void takeHttp(String name, JsonParser json) throws IOException {
    switch (name) {
      case "method" -> method = text(json);
      case "sourceIp" -> sourceIp = text(json);
      default -> json.skipChildren();
    }
  }

  private static void requireFormat2(@Nullable String version) {
    if (version != null && !version.startsWith("2.")) {
      throw new IllegalArgumentException(
          "the invocation's event is of payload format version '"
              + version
              + "', expected 2.0: set payloadFormatVersion of the API's integration to 2.0");
    }
  }

  GatewayRequest request(String fallbackId) {
    return new GatewayRequest(
        Optional.ofNullable(method).orElse("GET"),
        pathWithoutStage(),
        Optional.ofNullable(query).orElse(""),
        new IngestRequest(
            Optional.ofNullable(requestId).orElse(fallbackId),
            headers,
            Optional.ofNullable(body).orElse(""),
            base64,
            Optional.ofNullable(sourceIp)));
  }

  private String pathWithoutStage() {
    if (path == null) {
      return "/";
    }
    return stage != null && !stage.isEmpty() && path.startsWith("/" + stage + "/")
        ? path.substring(1 + stage.length())
        : path;
  }

  /** What is done with a field, the parser standing on its value. */
  private interface Field {
    void named(String name) throws IOException;
  }

  /** Goes through an object to its end; a value that is none has no fields. */
  private static void eachField(JsonParser json, Field field) throws IOException {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      json.skipChildren();
      return;
    }
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String name = json.currentName();
      json.nextToken();
      field.named(name);
    }
  }

  /** Text, or a number or truth as text; null for null and for what has parts. */
  private static @Nullable String text(JsonParser json) throws IOException {
    String text = json.getValueAsString();
    json.skipChildren();
    return text;
  }
}
