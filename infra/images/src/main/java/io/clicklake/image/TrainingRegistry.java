package io.clicklake.image;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.clicklake.components.Keystores;
import io.clicklake.components.LoopbackHttp;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Map;

/**
 * What a schema registry answers to the function: every subject holds the schema it is asked for.
 * Over TLS and with a password, as in production, so that this way is trained.
 *
 * <pre>
 * POST /subjects/{subject}   { "schema": text }
 * 200                        { "subject", "version": 1, "id": 1, "schema": text }
 * </pre>
 */
final class TrainingRegistry implements AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String PASSWORD = "not-a-secret";
  private static final String USER = "reader:" + PASSWORD;
  private static final String SUBJECTS = "/subjects/";

  private final LoopbackHttp server;

  private TrainingRegistry(LoopbackHttp server) {
    this.server = server;
  }

  static TrainingRegistry start(Keystores keys) throws IOException, GeneralSecurityException {
    return new TrainingRegistry(
        LoopbackHttp.start(keys.server().getServerSocketFactory(), TrainingRegistry::answer));
  }

  /** How the function reaches it. */
  Map<String, String> clientVariables() {
    return Map.of("SCHEMA_REGISTRY_URL", "https://127.0.0.1:" + server.port());
  }

  /** The secret that the function logs in with, by its place below the prefix. */
  Map<String, String> parameters() {
    return Map.of("registry/reader", PASSWORD);
  }

  private static LoopbackHttp.Answer answer(LoopbackHttp.Request request) throws IOException {
    String expected =
        "Basic " + Base64.getEncoder().encodeToString(USER.getBytes(StandardCharsets.UTF_8));
    if (!expected.equals(request.headers().get("authorization"))) {
      return LoopbackHttp.Answer.json(401, "{\"error_code\":401,\"message\":\"who are you?\"}");
    }
    if (!request.method().equals("POST") || !request.path().startsWith(SUBJECTS)) {
      return LoopbackHttp.Answer.json(404, "{\"error_code\":404,\"message\":\"not in training\"}");
    }
    return LoopbackHttp.Answer.json(
        200,
        JSON.createObjectNode()
            .put("subject", request.path().substring(SUBJECTS.length()))
            .put("version", 1)
            .put("id", 1)
            .put("schema", JSON.readTree(request.body()).required("schema").textValue())
            .toString());
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
