package io.clicklake.producer.secret;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The keys of the function's role, as Lambda hands them over. Texts of these hold no secret. */
record AwsCredentials(String accessKeyId, String secretAccessKey, Optional<String> sessionToken) {

  private static final String KEY = "AWS_ACCESS_KEY_ID";
  private static final String SECRET = "AWS_SECRET_ACCESS_KEY";
  private static final String TOKEN = "AWS_SESSION_TOKEN";
  private static final String ENDPOINT = "AWS_CONTAINER_CREDENTIALS_FULL_URI";
  private static final String ENDPOINT_TOKEN = "AWS_CONTAINER_AUTHORIZATION_TOKEN";

  /**
   * From a process's variables, or, as with SnapStart, from the address that one of them names.
   *
   * @throws UnreadableSecretsException when there are none
   */
  static AwsCredentials of(Map<String, String> variables, HttpClient http)
      throws InterruptedException {
    String key = variables.getOrDefault(KEY, "");
    String secret = variables.getOrDefault(SECRET, "");
    if (!key.isEmpty() && !secret.isEmpty()) {
      return new AwsCredentials(key, secret, present(variables.get(TOKEN)));
    }
    Optional<String> endpoint = present(variables.get(ENDPOINT));
    if (endpoint.isEmpty()) {
      throw new UnreadableSecretsException(
          "there are no credentials to read parameters with; expected %s and %s, or %s, which Lambda sets for the function's role"
              .formatted(KEY, SECRET, ENDPOINT));
    }
    return from(URI.create(endpoint.get()), present(variables.get(ENDPOINT_TOKEN)), http);
  }

  private static AwsCredentials from(URI endpoint, Optional<String> authorization, HttpClient http)
      throws InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(endpoint).timeout(Duration.ofSeconds(2));
    authorization.ifPresent(token -> request.header("Authorization", token));
    try {
      HttpResponse<byte[]> response = http.send(request.build(), BodyHandlers.ofByteArray());
      JsonNode answer = new ObjectMapper().readTree(response.body());
      String key = answer.path("AccessKeyId").asText();
      String secret = answer.path("SecretAccessKey").asText();
      if (response.statusCode() == 200 && !key.isEmpty() && !secret.isEmpty()) {
        return new AwsCredentials(key, secret, present(answer.path("Token").asText()));
      }
      throw none(endpoint, "it answers " + response.statusCode() + " without keys");
    } catch (IOException e) {
      throw none(endpoint, String.valueOf(e.getMessage()));
    }
  }

  private static UnreadableSecretsException none(URI endpoint, String why) {
    return new UnreadableSecretsException(
        "%s is %s, where there are no credentials: %s".formatted(ENDPOINT, endpoint, why));
  }

  private static Optional<String> present(@Nullable String text) {
    return Optional.ofNullable(text).filter(value -> !value.isEmpty());
  }

  @Override
  public String toString() {
    return "key " + accessKeyId;
  }
}
