package io.clicklake.producer.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clicklake.producer.collect.IngestRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Each folder under {@code gateway} is a case: an event as a gateway sends it, and what is read.
 */
class GatewayRequestTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  static List<Path> cases() throws IOException, URISyntaxException {
    try (Stream<Path> folders = Files.list(root())) {
      return folders.map(Path::getFileName).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void whatIsReadOfAnEventIsExactly(Path name) throws IOException, URISyntaxException {
    Path folder = root().resolve(name);
    GatewayRequest request = read(Files.readString(folder.resolve("event.json")));
    assertThat(asJson(request))
        .isEqualTo(JSON.readTree(Files.readString(folder.resolve("request.json"))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "[]", "\"event\"", "7", ""})
  void whatIsNoObjectIsNamed(String event) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(event))
        .withMessageContaining("expected the object that an HTTP API sends");
  }

  @Test
  void brokenJsonIsAnError() {
    Assertions.assertThatExceptionOfType(JsonProcessingException.class)
        .isThrownBy(() -> read("{\"version\":\"2.0\",\"headers\":{\"a\":"));
  }

  /** Every value of the full event, one after the other, replaced by each kind of JSON. */
  @ParameterizedTest
  @ValueSource(strings = {"null", "7", "true", "[]", "[{\"a\":[1]}]", "{}", "{\"a\":{\"b\":1}}"})
  void noValueOfAnotherKindStandsInTheWayOfTheRest(String other)
      throws IOException, URISyntaxException {
    JsonNode full = JSON.readTree(root().resolve("post-json/event.json").toFile());
    for (String part : new String[] {"", "/requestContext", "/requestContext/http"}) {
      for (String name : full.at(part).propertyStream().map(field -> field.getKey()).toList()) {
        if (!name.equals("version")) {
          ObjectNode event = full.deepCopy();
          ((ObjectNode) event.at(part)).set(name, JSON.readTree(other));
          ObjectNode read = asJson(read(event.toString()));
          assertThat(read.get("body").isTextual()).as("%s/%s", part, name).isTrue();
          assertThat(read.get("path").isTextual()).as("%s/%s", part, name).isTrue();
          assertThat(read.get("id").textValue())
              .as("%s/%s", part, name)
              .isEqualTo(expectedId(name, JSON.readTree(other)));
        }
      }
    }
  }

  /** That of the gateway, where its own value or an object around it was not replaced. */
  private static String expectedId(String replaced, JsonNode by) {
    return switch (replaced) {
      case "requestContext" -> "invocation-1";
      case "requestId" -> by.isValueNode() && !by.isNull() ? by.asText() : "invocation-1";
      default -> "LXq1ej2BoE0EPyQ=";
    };
  }

  private static Path root() throws URISyntaxException {
    return Path.of(GatewayRequestTest.class.getResource("/gateway").toURI());
  }

  private static GatewayRequest read(String event) throws IOException {
    return GatewayRequest.read(
        new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), "invocation-1");
  }

  private static ObjectNode asJson(GatewayRequest request) {
    IngestRequest content = request.content();
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("method", request.method())
        .put("path", request.path())
        .put("query", request.query())
        .put("id", content.id())
        .set("headers", JSON.valueToTree(content.headers()));
    json.put("body", content.body()).put("base64", content.base64());
    content.sourceIp().ifPresent(address -> json.put("sourceIp", address));
    return json;
  }
}
