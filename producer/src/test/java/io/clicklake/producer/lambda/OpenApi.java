package io.clicklake.producer.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.yaml.snakeyaml.Yaml;

/** {@code docs/openapi.yaml}, and answers held against it by a validator that is not ours. */
final class OpenApi {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonSchemaFactory SCHEMAS =
      JsonSchemaFactory.getInstance(VersionFlag.V202012);

  private final JsonNode document;
  private final Map<JsonNode, JsonSchema> compiled = new ConcurrentHashMap<>();

  private OpenApi(JsonNode document) {
    this.document = document;
  }

  static OpenApi load() {
    Path path = Path.of(System.getProperty("clicklake.home"), "docs/openapi.yaml");
    try (Reader text = Files.newBufferedReader(path)) {
      return new OpenApi(JSON.valueToTree(new Yaml().<Object>load(text)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  JsonNode document() {
    return document;
  }

  /** Every answer that is documented, as {@code GET /path 200}. */
  Set<String> answers() {
    Set<String> answers = new TreeSet<>();
    document
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        operation ->
                            operation
                                .getValue()
                                .path("responses")
                                .fieldNames()
                                .forEachRemaining(
                                    status ->
                                        answers.add(
                                            operation.getKey().toUpperCase(Locale.ROOT)
                                                + " "
                                                + path.getKey()
                                                + " "
                                                + status))));
    return answers;
  }

  /** Fails unless the document says that this is answered, with such headers and such a body. */
  void assertDocumented(String method, String path, Answer answer) {
    String name = method + " " + path + " " + answer.status();
    JsonNode response = response(method, path, answer.status());
    assertThat(response.isObject()).as("%s is documented", name).isTrue();
    response
        .path("headers")
        .properties()
        .forEach(
            header ->
                assertThat(
                        violations(
                            resolved(header.getValue()).path("schema"),
                            TextNode.valueOf(
                                answer.headers().getOrDefault(header.getKey(), "missing"))))
                    .as("%s: %s", name, header.getKey())
                    .isEmpty());
    JsonNode content = response.path("content");
    if (content.isMissingNode()) {
      assertThat(answer.body()).as(name).isEmpty();
      return;
    }
    String type = answer.headers().getOrDefault("content-type", "none");
    assertThat(content.has(type)).as("%s: content-type %s", name, type).isTrue();
    assertThat(violations(content.path(type).path("schema"), body(type, answer)))
        .as("%s: %s", name, answer.body())
        .isEmpty();
  }

  /** A method that the path does not answer is documented with those that it does. */
  private JsonNode response(String method, String path, int status) {
    String code = String.valueOf(status);
    JsonNode operations = document.path("paths").path(path);
    return status == 405
        ? operations.findPath(code)
        : operations.path(method.toLowerCase(Locale.ROOT)).path("responses").path(code);
  }

  private static JsonNode body(String type, Answer answer) {
    try {
      return type.equals("application/json")
          ? JSON.readTree(answer.body())
          : TextNode.valueOf(
              Base64.getEncoder()
                  .encodeToString(answer.body().getBytes(StandardCharsets.ISO_8859_1)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is wrong with a value under a schema of the document. */
  Set<ValidationMessage> violations(JsonNode schema, JsonNode value) {
    return compiled.computeIfAbsent(schema, this::compile).validate(value);
  }

  JsonNode schema(String name) {
    return JSON.createObjectNode().put("$ref", "#/components/schemas/" + name);
  }

  private JsonSchema compile(JsonNode schema) {
    assertThat(schema.isObject()).as("a schema, not %s", schema).isTrue();
    ObjectNode alone = schema.deepCopy();
    alone.set("components", document.path("components"));
    return SCHEMAS.getSchema(alone);
  }

  private JsonNode resolved(JsonNode node) {
    String reference = node.path("$ref").asText("");
    return reference.isEmpty() ? node : document.at(reference.substring(1));
  }

  /** All references of the document that point at nothing. */
  List<String> brokenReferences() {
    return document.findValuesAsText("$ref").stream()
        .filter(reference -> document.at(reference.substring(1)).isMissingNode())
        .toList();
  }
}
