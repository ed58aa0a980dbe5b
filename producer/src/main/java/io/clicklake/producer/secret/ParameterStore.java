package io.clicklake.producer.secret;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Parameters of AWS Systems Manager, several by one call.
 *
 * <p>Not the AWS SDK: its client and what it needs would be half as much again as the whole
 * function, and every start would load it.
 */
final class ParameterStore {

  private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(2);
  private static final Duration ANSWER_PATIENCE = Duration.ofSeconds(3);
  private static final List<Duration> PAUSES =
      List.of(Duration.ofMillis(100), Duration.ofMillis(400));
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ParameterPath path;
  private final Map<String, String> variables;
  private final Clock clock;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT_PATIENCE)
          .build();

  /**
   * @param variables of the process, for its role's credentials
   */
  ParameterStore(ParameterPath path, Map<String, String> variables, Clock clock) {
    this.path = path;
    this.variables = Map.copyOf(variables);
    this.clock = clock;
  }

  /** What came of a call. */
  private sealed interface Answer {
    record Values(Map<String, String> byName) implements Answer {}

    record Refused(String why) implements Answer {}

    record Failed(String why) implements Answer {}
  }

  /**
   * The values of all these parameters, decrypted, by their full names. An outage is waited out for
   * some seconds.
   *
   * @throws UnreadableSecretsException naming what cannot be read and what is missing
   */
  Map<String, String> values(List<String> names) {
    try {
      Answer answer = ask(names);
      for (Duration pause : PAUSES) {
        if (answer instanceof Answer.Failed) {
          Thread.sleep(pause.toMillis());
          answer = ask(names);
        }
      }
      if (answer instanceof Answer.Values values) {
        return complete(names, values.byName());
      }
      throw unreadable(
          names,
          answer instanceof Answer.Refused refused
              ? refused.why()
              : ((Answer.Failed) answer).why());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unreadable(names, "the start was interrupted");
    }
  }

  private Map<String, String> complete(List<String> names, Map<String, String> values) {
    TreeSet<String> missing = new TreeSet<>(names);
    missing.removeAll(values.keySet());
    if (!missing.isEmpty()) {
      throw new UnreadableSecretsException(
          "there is no parameter %s in %s; expected a host of the pipeline to have made it at its first boot: see that one has booted, and that CLICKLAKE_PARAMETER_PREFIX is its own"
              .formatted(String.join(", ", missing), path.region()));
    }
    return values;
  }

  private UnreadableSecretsException unreadable(List<String> names, String why) {
    return new UnreadableSecretsException(
        "cannot read the parameters %s in %s from %s: %s; expected the function's role to have ssm:GetParameters on each of them, and a way to the service out of its subnets"
            .formatted(String.join(", ", names), path.region(), path.endpoint(), why));
  }

  private Answer ask(List<String> names) throws InterruptedException {
    try {
      AwsCredentials credentials = AwsCredentials.of(variables, http);
      byte[] body = JSON.writeValueAsBytes(Map.of("Names", names, "WithDecryption", true));
      HttpResponse<byte[]> response =
          http.send(
              new SignedRequest("ssm", path.region(), "AmazonSSM.GetParameters", body)
                  .to(path.endpoint(), credentials, clock.instant())
                  .timeout(ANSWER_PATIENCE)
                  .build(),
              BodyHandlers.ofByteArray());
      return read(response.statusCode(), JSON.readTree(response.body()));
    } catch (JsonProcessingException e) {
      return new Answer.Failed("the answer is no JSON");
    } catch (IOException e) {
      return new Answer.Failed(e.getClass().getSimpleName() + " " + e.getMessage());
    }
  }

  private static Answer read(int status, JsonNode answer) {
    if (status == 200) {
      Map<String, String> values = new HashMap<>();
      for (JsonNode parameter : answer.path("Parameters")) {
        values.put(parameter.path("Name").asText(), parameter.path("Value").asText());
      }
      return new Answer.Values(values);
    }
    String error = answer.path("__type").asText();
    String why =
        "%d %s %s"
            .formatted(
                status, error, answer.path("message").asText(answer.path("Message").asText()))
            .strip();
    return status >= 500 || error.contains("Throttling")
        ? new Answer.Failed(why)
        : new Answer.Refused(why);
  }
}
