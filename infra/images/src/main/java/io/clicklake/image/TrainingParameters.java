package io.clicklake.image;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clicklake.components.Keystores;
import io.clicklake.components.LoopbackHttp;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Map;

/**
 * What AWS Systems Manager answers to the function: the pipeline's secrets, over TLS.
 *
 * <pre>
 * POST /   x-amz-target: AmazonSSM.GetParameters   { "Names": [name], "WithDecryption": true }
 * 200      { "Parameters": [{ "Name": name, "Value": text }] }
 * </pre>
 */
final class TrainingParameters implements AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String PREFIX = "/clicklake/training";

  private final LoopbackHttp server;
  private final Keystores keys;

  private TrainingParameters(LoopbackHttp server, Keystores keys) {
    this.server = server;
    this.keys = keys;
  }

  /**
   * Starts it with these parameters.
   *
   * @param values by their place below the prefix
   */
  static TrainingParameters start(Keystores keys, Map<String, String> values)
      throws IOException, GeneralSecurityException {
    return new TrainingParameters(
        LoopbackHttp.start(
            keys.server().getServerSocketFactory(), request -> answer(request, values)),
        keys);
  }

  /**
   * How the function reaches it. In production the service shows a certificate that Java trusts by
   * itself; here Java is told to trust the training's, in the same way.
   */
  Map<String, String> clientVariables() {
    return Map.of(
        "CLICKLAKE_PARAMETER_PREFIX",
        PREFIX,
        "AWS_REGION",
        "eu-central-1",
        "AWS_ENDPOINT_URL_SSM",
        "https://127.0.0.1:" + server.port(),
        "AWS_ACCESS_KEY_ID",
        "training",
        "AWS_SECRET_ACCESS_KEY",
        "not-a-secret",
        "AWS_SESSION_TOKEN",
        "not-a-secret",
        "JAVA_TOOL_OPTIONS",
        "-Djavax.net.ssl.trustStore=%s -Djavax.net.ssl.trustStorePassword='%s'"
            .formatted(keys.file("trust.p12"), Keystores.PASSWORD));
  }

  private static LoopbackHttp.Answer answer(
      LoopbackHttp.Request request, Map<String, String> values) throws IOException {
    if (!"AmazonSSM.GetParameters".equals(request.headers().get("x-amz-target"))) {
      return LoopbackHttp.Answer.json(400, "{\"__type\":\"not in training\"}");
    }
    ObjectNode answer = JSON.createObjectNode();
    for (JsonNode name : JSON.readTree(request.body()).path("Names")) {
      String value = values.get(name.textValue().substring(PREFIX.length() + 1));
      if (value != null) {
        answer
            .withArray("Parameters")
            .addObject()
            .put("Name", name.textValue())
            .put("Type", "SecureString")
            .put("Value", value);
      }
    }
    return LoopbackHttp.Answer.json(200, answer.toString());
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
