package io.clicklake.producer.lambda;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clicklake.producer.collect.Outcome;
import io.clicklake.producer.collect.Rejection;
import io.clicklake.producer.publish.Health;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Map;

/**
 * An answer of the function; {@code docs/openapi.yaml} describes each.
 *
 * <pre>
 * collected = { "accepted": n, "rejected": [ { "index", "event_id"?, "reason", "message" } ] }
 * error     = { "error": code, "message": what, limit and remedy }
 * health    = { "status", "checks"?: [ { "name", "status", "ms", "message"? } ] }
 * </pre>
 *
 * @param status the HTTP status
 * @param content what the body is
 * @param headers beside content-type and cache-control
 * @param body in the form of its content; empty for none
 */
record Reply(int status, Content content, Map<String, String> headers, String body) {

  /** What a body is, and how it stands in the gateway's JSON. */
  enum Content {
    NOTHING("", false),
    JSON("application/json", false),
    GIF("image/gif", true);

    private final String type;
    private final boolean base64;

    Content(String type, boolean base64) {
      this.type = type;
      this.base64 = base64;
    }
  }

  static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  /** One transparent pixel, in 43 bytes. */
  private static final String PIXEL =
      "R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAICRAEAOw==";

  /** A page may embed it whatever its embedder policy is. */
  private static final Map<String, String> EMBEDDABLE =
      Map.of("cross-origin-resource-policy", "cross-origin");

  private static final int MAX_QUOTED_CHARACTERS = 40;
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** A header that is quoted may hold half a surrogate pair: no UTF-8, but an escape in JSON. */
  private static final JsonFactory GATEWAY =
      JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  /** The answer to who sent events. */
  static Reply ofEvents(Verdict verdict) {
    return verdict.match(
        settled ->
            settled
                .outcome()
                .match(
                    Reply::collected,
                    tooLarge -> error(413, "too_large", tooLarge.body().message()),
                    unsupported -> error(415, "unsupported_type", unsupported.body().message())),
        notAcknowledged -> unavailable(),
        refused -> forbidden(refused.origin()));
  }

  /**
   * The answer to who asked for the picture: always the picture, but to a page of another site.
   *
   * <p>Nobody reads the status of a picture, so that a rejected event is no error of it; 503 tells
   * monitors that the event is lost, and shows nothing broken on the page.
   */
  static Reply ofPixel(Verdict verdict) {
    return verdict.match(
        settled -> new Reply(200, Content.GIF, EMBEDDABLE, PIXEL),
        notAcknowledged -> new Reply(503, Content.GIF, EMBEDDABLE, PIXEL),
        refused -> forbidden(refused.origin()));
  }

  static Reply alive() {
    return json(200, JSON.objectNode().put("status", "ok"));
  }

  /** 200 where everything is well, 503 with what is not otherwise. */
  static Reply health(Health health) {
    ObjectNode body = JSON.objectNode().put("status", word(health.well()));
    ArrayNode checks = body.putArray("checks");
    for (Health.Check check : health.checks()) {
      ObjectNode entry =
          checks
              .addObject()
              .put("name", check.name())
              .put("status", word(check.ailment().isEmpty()))
              .put("ms", check.took().toMillis());
      check.ailment().ifPresent(ailment -> entry.put("message", ailment));
    }
    return json(health.well() ? 200 : 503, body);
  }

  private static String word(boolean well) {
    return well ? "ok" : "unwell";
  }

  static Reply noContent(String allow) {
    return new Reply(204, Content.NOTHING, Map.of("allow", allow), "");
  }

  static Reply notFound() {
    return error(
        404, "not_found", "nothing is at this path; use POST /ingest, GET /i.gif or GET /health");
  }

  static Reply methodNotAllowed(GatewayRequest request, String allow) {
    String method = request.method();
    return error(
            405,
            "method_not_allowed",
            "method is "
                + method.substring(0, Math.min(method.length(), MAX_QUOTED_CHARACTERS))
                + "; "
                + request.path()
                + " answers "
                + allow)
        .with("allow", allow);
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
    return json(nothing ? 400 : 202, body);
  }

  private static Reply forbidden(String origin) {
    return error(
        403,
        "origin_not_allowed",
        "pages of "
            + origin
            + " may not send events here; its operator can add the origin to"
            + " INGEST_ALLOWED_ORIGINS");
  }

  private static Reply unavailable() {
    return error(
            503,
            "not_acknowledged",
            "not every event was stored in time; send the same body again after "
                + RETRY_AFTER.toSeconds()
                + " s, with the same event ids")
        .with("retry-after", Long.toString(RETRY_AFTER.toSeconds()));
  }

  private static Reply error(int status, String code, String message) {
    return json(status, JSON.objectNode().put("error", code).put("message", message));
  }

  private static Reply json(int status, ObjectNode body) {
    return new Reply(status, Content.JSON, Map.of(), body.toString());
  }

  private Reply with(String header, String value) {
    return new Reply(status, content, Map.of(header, value), body);
  }

  /** The same to a question for the headers alone. */
  Reply withoutBody() {
    return new Reply(status, content, headers, "");
  }

  /** Writes it as API Gateway's answer of payload format 2.0. */
  void writeTo(OutputStream out) throws IOException {
    try (JsonGenerator json = GATEWAY.createGenerator(out)) {
      json.writeStartObject();
      json.writeNumberField("statusCode", status);
      json.writeObjectFieldStart("headers");
      if (content != Content.NOTHING) {
        json.writeStringField("content-type", content.type);
      }
      json.writeStringField("cache-control", "no-store");
      for (Map.Entry<String, String> header : headers.entrySet()) {
        json.writeStringField(header.getKey(), header.getValue());
      }
      json.writeEndObject();
      json.writeStringField("body", body);
      json.writeBooleanField("isBase64Encoded", content.base64);
      json.writeEndObject();
    }
  }
}
