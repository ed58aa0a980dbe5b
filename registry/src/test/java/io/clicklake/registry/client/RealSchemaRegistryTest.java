package io.clicklake.registry.client;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.clicklake.registry.SharedRegistryServer;
import java.net.URI;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract over HTTP, against a running registry server. */
class RealSchemaRegistryTest extends SchemaRegistryContract {

  private final SchemaRegistry registry = at(SharedRegistryServer.url());

  private static SchemaRegistry at(URI url) {
    return new HttpSchemaRegistry(RegistryAccess.open(List.of(url)), HttpTimeouts.DEFAULT);
  }

  @Override
  SchemaRegistry registry() {
    return registry;
  }

  @Test
  void aJsonSchemaIsThereButUnreadable() {
    String text = "{\"$schema\":\"http://json-schema.org/draft-07/schema#\",\"type\":\"object\"}";
    var body = JsonNodeFactory.instance.objectNode().put("schemaType", "JSON").put("schema", text);
    int id =
        new RegistryConnection(
                RegistryAccess.open(List.of(SharedRegistryServer.url())), HttpTimeouts.DEFAULT)
            .post("/subjects/" + subject + "/versions", body.toString())
            .requiredInt("id");

    assertThatThrownBy(() -> registry.schemaById(id))
        .isInstanceOf(UnreadableSchemaException.class)
        .hasMessageContaining("JSON");
    assertThatThrownBy(() -> registry.latest(subject))
        .isInstanceOf(UnreadableSchemaException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/apis", "/apis/ccompat/v8", "/apis/registry/v3"})
  void aPathThatIsNotTheApisIsAnOutageThatNamesIt(String path) {
    URI wrong = SharedRegistryServer.url().resolve(path);
    for (ThrowingCallable question : HttpSchemaRegistryTest.allQuestions(at(wrong))) {
      assertThatThrownBy(question)
          .isInstanceOf(RegistryUnavailableException.class)
          .hasMessageContaining(wrong.toString())
          .hasMessageContaining("is the path of the API missing");
    }
  }
}
