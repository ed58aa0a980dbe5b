package io.clicklake.producer.lambda;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clicklake.producer.collect.Outcome;
import io.clicklake.producer.collect.Rejection;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Map;

/**
 * An answer of the endpoint.
 *
 * <pre>
 * collected = { "accepted": n, "rejected": [ { "index", "event_id"?, "reason", "message" } ] }
 * error     = { "error": code, "message": what, limit and remedy }
 * </pre>
 *
 * @param status the HTTP status
 * @param headers beside content-type and cache-control
 * @param body JSON; empty for none
 */
record Reply(int status, Map<String, String> headers, String body) {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** A header that is quoted may hold half a surrogate pair: no UTF-8, but an escape in JSON. */
  private static final JsonFactory GATEWAY =
      JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  static Reply healthy() {
    return new Reply(200, Map.of(), JSON.objectNode().put("status", "ok").toString());
  }

  static Reply noContent(String allow) {
    return new Reply(204, Map.of("allow", allow), "");
  }

  /** 202 when something was accepted or there was nothing to reject, 400 otherwise. */
  static Reply collected(Outcome.Collected collected) {
    ArrayNode rejected = JSON.arrayNode();
    for (Rejection rejection : collected.rejected()) {
      ObjectNode entry = rejected.addObject().put("index", rejection.index());
      rejection.eventId().ifPresent(id -> entry.put("event_id", id));
      entry.put("reason", rejection.reason().name()).put("message", rejection.message());
    }
    ObjectNode body = JSON.objectNode().put("accepted", collected.accepted().size());
    body.set("rejected", rejected);
    boolean nothing = collected.accepted().isEmpty() && !collected.rejected().isEmpty();
    return new Reply(nothing ? 400 : 202, Map.of(), body.toString());
  }

  static Reply error(int status, String code, String message) {
    ObjectNode body = JSON.objectNode().put("error", code).put("message", message);
    return new Reply(status, Map.of(), body.toString());
  }

  static Reply methodNotAllowed(String method, String path, String allow) {
    return error(
            405, "method_not_allowed", "method is " + method + "; " + path + " answers " + allow)
        .with("allow", allow);
  }

  static Reply unavailable(Duration retryAfter) {
    return error(
            503,
            "not_acknowledged",
            "not every event was stored in time; send the same body again after "
                + retryAfter.toSeconds()
                + " s, with the same event ids")
        .with("retry-after", Long.toString(retryAfter.toSeconds()));
  }

  private Reply with(String header, String value) {
    return new Reply(status, Map.of(header, value), body);
  }

  /** Writes it as API Gateway's answer of payload format 2.0. */
  void writeTo(OutputStream out) throws IOException {
    try (JsonGenerator json = GATEWAY.createGenerator(out)) {
      json.writeStartObject();
      json.writeNumberField("statusCode", status);
      json.writeObjectFieldStart("headers");
      if (!body.isEmpty()) {
        json.writeStringField("content-type", "application/json");
      }
      json.writeStringField("cache-control", "no-store");
      for (Map.Entry<String, String> header : headers.entrySet()) {
        json.writeStringField(header.getKey(), header.getValue());
      }
      json.writeEndObject();
      json.writeStringField("body", body);
      json.writeBooleanField("isBase64Encoded", false);
      json.writeEndObject();
    }
  }
}
