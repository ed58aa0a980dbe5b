package io.clicklake.producer.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clicklake.components.FreePorts;
import io.clicklake.components.LoopbackHttp;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ServerSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On a server that answers as Systems Manager does, or as the test says. */
class PipelineSecretsTest extends PipelineSecretsContract {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String DENIED =
      """
      {"__type":"AccessDeniedException","Message":"User: arn:aws:sts::1:assumed-role/ingest is not authorized to perform: ssm:GetParameters"}
      """;

  private final Map<String, String> parameters = new HashMap<>();
  private final Queue<LoopbackHttp.Answer> script = new ArrayDeque<>();
  private final List<LoopbackHttp.Request> requests = new CopyOnWriteArrayList<>();
  private LoopbackHttp server;

  @BeforeEach
  void start() throws IOException {
    server = LoopbackHttp.start(ServerSocketFactory.getDefault(), this::answer);
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  @Override
  URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.port());
  }

  @Override
  void put(String name, String value) {
    parameters.put(name, value);
  }

  private LoopbackHttp.Answer answer(LoopbackHttp.Request request) throws IOException {
    requests.add(request);
    if (!script.isEmpty()) {
      return script.remove();
    }
    JsonNode asked = JSON.readTree(request.body());
    ObjectNode answer = JSON.createObjectNode();
    answer.putArray("InvalidParameters");
    for (JsonNode name : asked.path("Names")) {
      String value = parameters.get(name.asText());
      if (value == null) {
        answer.withArray("InvalidParameters").add(name);
      } else {
        answer
            .withArray("Parameters")
            .addObject()
            .put("Name", name.asText())
            .put("Value", asked.path("WithDecryption").asBoolean() ? value : "AQICAH");
      }
    }
    return LoopbackHttp.Answer.json(200, answer.toString());
  }

  @Test
  void theyAreReadByOneSignedCall() {
    lay("/clicklake/one");
    secrets("/clicklake/one").settings(Set.of());
    assertThat(requests).hasSize(1);
    assertThat(requests.get(0).headers())
        .containsEntry("x-amz-target", "AmazonSSM.GetParameters")
        .hasEntrySatisfying(
            "authorization",
            text -> assertThat(text).startsWith("AWS4-HMAC-SHA256 Credential=AKTEST/"));
    assertThat(requests.get(0).text()).doesNotContain("kafka/admin");
  }

  @Test
  void aRefusalNamesTheParametersAndTheRightAndIsNotRepeated() {
    script.add(LoopbackHttp.Answer.json(400, DENIED));
    assertThatExceptionOfType(UnreadableSecretsException.class)
        .isThrownBy(() -> secrets("/clicklake/one").settings(Set.of()))
        .withMessageContainingAll(
            "cannot read the parameters /clicklake/one/registry/reader, /clicklake/one/kafka/ca,"
                + " /clicklake/one/kafka/producer in eu-central-1 from "
                + endpoint(),
            "400 AccessDeniedException User: arn:aws:sts::1:assumed-role/ingest is not authorized",
            "expected the function's role to have ssm:GetParameters on each of them");
    assertThat(requests).hasSize(1);
  }

  @Test
  void anOutageAndThrottlingAreWaitedOut() {
    lay("/clicklake/one");
    script.add(LoopbackHttp.Answer.json(503, "<html>"));
    script.add(LoopbackHttp.Answer.json(400, "{\"__type\":\"ThrottlingException\"}"));
    assertThat(secrets("/clicklake/one").settings(Set.of())).hasSize(9);
    assertThat(requests).hasSize(3);
  }

  @Test
  void anOutageThatLastsIsTold() throws IOException {
    server.close();
    assertThatExceptionOfType(UnreadableSecretsException.class)
        .isThrownBy(() -> secrets("/clicklake/one").settings(Set.of()))
        .withMessageContainingAll("ConnectException", "a way to the service out of its subnets");
  }

  @Test
  void anEmptyParameterIsNamed() {
    lay("/clicklake/one");
    put("/clicklake/one/kafka/ca", " ");
    assertThatExceptionOfType(UnreadableSecretsException.class)
        .isThrownBy(() -> secrets("/clicklake/one").settings(Set.of()))
        .withMessageContaining("the parameter /clicklake/one/kafka/ca is empty; expected");
  }

  /** With SnapStart Lambda names an address in place of keys. */
  @Test
  void credentialsComeFromTheAddressThatAVariableNames() {
    lay("/clicklake/one");
    script.add(
        LoopbackHttp.Answer.json(
            200, "{\"AccessKeyId\":\"AKSNAP\",\"SecretAccessKey\":\"s\",\"Token\":\"t\"}"));
    Map<String, String> variables =
        Map.of(
            "AWS_CONTAINER_CREDENTIALS_FULL_URI",
            endpoint() + "/credentials",
            "AWS_CONTAINER_AUTHORIZATION_TOKEN",
            "who I am");
    assertThat(
            new PipelineSecrets(path("/clicklake/one"), variables, Clock.systemUTC())
                .settings(Set.of()))
        .hasSize(9);
    assertThat(requests.get(0).path()).isEqualTo("/credentials");
    assertThat(requests.get(0).headers()).containsEntry("authorization", "who I am");
    assertThat(requests.get(1).headers())
        .containsEntry("x-amz-security-token", "t")
        .hasEntrySatisfying(
            "authorization", text -> assertThat(text).contains("Credential=AKSNAP/"));
  }

  @Test
  void withoutCredentialsTheVariablesAreNamed() {
    assertThatExceptionOfType(UnreadableSecretsException.class)
        .isThrownBy(
            () ->
                new PipelineSecrets(path("/clicklake/one"), Map.of(), Clock.systemUTC())
                    .settings(Set.of()))
        .withMessageContainingAll("AWS_ACCESS_KEY_ID", "AWS_CONTAINER_CREDENTIALS_FULL_URI");
    String nowhere = "http://127.0.0.1:" + FreePorts.next() + "/";
    assertThatExceptionOfType(UnreadableSecretsException.class)
        .isThrownBy(
            () ->
                new PipelineSecrets(
                        path("/clicklake/one"),
                        Map.of("AWS_CONTAINER_CREDENTIALS_FULL_URI", nowhere),
                        Clock.systemUTC())
                    .settings(Set.of()))
        .withMessageContaining("AWS_CONTAINER_CREDENTIALS_FULL_URI is " + nowhere);
  }

  private ParameterPath path(String prefix) {
    return new ParameterPath(prefix, "eu-central-1", endpoint());
  }
}
