package io.clicklake.producer.lambda;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the gateway reads of the function's answer, every field of it required.
 *
 * @param body text; bytes, where it is base64, as ISO 8859-1
 */
record Answer(int status, Map<String, String> headers, String body) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** So that half a surrogate pair gets through, as the escape that it is in the gateway's JSON. */
  private static final ObjectMapper ESCAPING =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  static Answer of(IngestHandler handler, ObjectNode event, Invocation invocation) {
    var bytes = new ByteArrayOutputStream();
    try {
      handler.handleRequest(
          new ByteArrayInputStream(ESCAPING.writeValueAsBytes(event)), bytes, invocation);
      JsonNode answer = JSON.readTree(bytes.toByteArray());
      Map<String, String> headers = new LinkedHashMap<>();
      answer
          .required("headers")
          .properties()
          .forEach(header -> headers.put(header.getKey(), header.getValue().textValue()));
      String body = answer.required("body").textValue();
      return new Answer(
          answer.required("statusCode").intValue(),
          headers,
          answer.required("isBase64Encoded").booleanValue()
              ? new String(Base64.getDecoder().decode(body), StandardCharsets.ISO_8859_1)
              : body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
