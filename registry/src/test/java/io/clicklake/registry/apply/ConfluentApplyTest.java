package io.clicklake.registry.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.clicklake.registry.client.CompatibilityLevel;
import io.clicklake.registry.client.IncompatibleSchemaException;
import io.clicklake.registry.client.RegisteredSchema;
import io.clicklake.registry.client.SchemaRegistries;
import io.clicklake.registry.client.SchemaRegistry;
import io.clicklake.registry.client.ScriptedServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers of Confluent's server that Apicurio does not give: its codes for absence, its words. */
class ConfluentApplyTest {

  private static final Schema ONE =
      SchemaBuilder.record("example.R").fields().requiredString("a").endRecord();
  private static final Schema TWO =
      SchemaBuilder.record("example.R").fields().requiredString("a").optionalInt("b").endRecord();
  private static final String NO_SUBJECT =
      "{\"error_code\":40401,\"message\":\"Subject 's' not found.\"}";
  private static final String NO_SCHEMA = "{\"error_code\":40403,\"message\":\"Schema not found\"}";
  private static final String NO_LEVEL =
      "{\"error_code\":40408,\"message\":\"Subject 's' does not have subject-level compatibility"
          + " configured\"}";
  private static final String BACKWARD = "{\"compatibilityLevel\":\"BACKWARD\"}";

  private final ScriptedServer server = new ScriptedServer();
  private final SchemaRegistry registry = SchemaRegistries.at(List.of(server.url()));
  private final SchemaFolder folder;

  ConfluentApplyTest(@TempDir Path root) throws IOException {
    folder = new SchemaFolder(root);
    folder.release("s", 1, ONE);
  }

  @AfterEach
  void end() {
    server.close();
  }

  private ApplyPlan plan() {
    return ApplyPlan.of(folder.released("s", "BACKWARD"), registry, ReviewGate.OPEN);
  }

  private static String held(int version, int id, Schema schema) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("subject", "s")
        .put("version", version)
        .put("id", id)
        .put("schema", schema.toString())
        .toString();
  }

  private List<String> asked() {
    return server.asked().stream()
        .map(asked -> asked.method() + " " + asked.rawPath().replace("/base", ""))
        .toList();
  }

  @Test
  void aSubjectWithoutALevelOfItsOwnGetsOne() {
    server
        .answering(404, NO_LEVEL)
        .answering(404, NO_SUBJECT)
        .answering(404, NO_SUBJECT)
        .answering(200, "{\"compatibility\":\"BACKWARD\"}")
        .answering(200, "{\"id\":100001}")
        .answering(200, held(1, 100001, ONE));
    ApplyPlan plan = plan();

    assertThat(plan.subjects().get(0).steps())
        .startsWith(new Step.SetLevel(Optional.empty(), CompatibilityLevel.BACKWARD));
    assertThat(plan.apply(registry).get(0).versions())
        .extracting(RegisteredSchema::id)
        .containsExactly(100001);
    assertThat(asked())
        .containsExactly(
            "GET /config/s",
            "POST /subjects/s",
            "GET /subjects/s/versions/latest",
            "PUT /config/s",
            "POST /subjects/s/versions",
            "POST /subjects/s");
  }

  @Test
  void itsVerboseMessagesAreTheReasonOfARefusal() {
    folder.release("s", 2, TWO);
    server
        .answering(200, BACKWARD)
        .answering(200, held(1, 7, ONE))
        .answering(404, NO_SCHEMA)
        .answering(200, held(1, 7, ONE))
        .answering(200, BACKWARD)
        .answering(
            200,
            "{\"is_compatible\":false,\"messages\":[\"{errorType:'READER_FIELD_MISSING'}\","
                + "\"{oldSchemaVersion: 1}\"]}");

    assertThat(plan().subjects().get(0).steps())
        .singleElement()
        .isInstanceOfSatisfying(
            Step.Refused.class,
            refused ->
                assertThat(refused.reason())
                    .isEqualTo(
                        "not compatible under BACKWARD: {errorType:'READER_FIELD_MISSING'};"
                            + " {oldSchemaVersion: 1}"));
  }

  @Test
  void aConflictThatNoPlanForesawNamesTheFileAndLeavesTheRest() {
    server
        .answering(200, BACKWARD)
        .answering(404, NO_SUBJECT)
        .answering(404, NO_SUBJECT)
        .answering(200, BACKWARD)
        .answering(200, "{\"is_compatible\":true}")
        .answering(409, "{\"error_code\":40901,\"message\":\"meanwhile\"}")
        .answering(200, BACKWARD)
        .answering(200, "{\"is_compatible\":false,\"messages\":[\"why\"]}");
    ApplyPlan plan = plan();

    assertThatThrownBy(() -> plan.apply(registry))
        .isInstanceOf(IncompatibleSchemaException.class)
        .hasMessageContaining("declared version 1 (released/s/1.avsc) under BACKWARD: why")
        .hasMessageContaining("HTTP 409");
  }
}
