package io.clicklake.connect.secret;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.clicklake.connect.store.Backoff;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.utils.Utils;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/**
 * The one call of Systems Manager that is needed, {@code GetParameter}, signed by the AWS SDK. Its
 * whole client for the service would weigh a fifth of the plugin.
 */
final class ParameterCalls implements AutoCloseable {

  private static final String SERVICE = "ssm";
  private static final int ATTEMPTS = 5;
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final URI endpoint;
  private final String region;
  private final AwsCredentialsProvider credentials;
  private final SdkHttpClient http;

  private ParameterCalls(
      URI endpoint, String region, AwsCredentialsProvider credentials, SdkHttpClient http) {
    this.endpoint = endpoint;
    this.region = region;
    this.credentials = credentials;
    this.http = http;
  }

  /** To a region's endpoint, or another. */
  static ParameterCalls to(String region, Optional<URI> endpoint) {
    return new ParameterCalls(
        endpoint.orElse(URI.create("https://ssm." + region + ".amazonaws.com")),
        region,
        DefaultCredentialsProvider.builder().build(),
        UrlConnectionHttpClient.builder()
            .connectionTimeout(PATIENCE)
            .socketTimeout(PATIENCE)
            .build());
  }

  /** What came of an attempt. */
  private sealed interface Answer {
    record Value(String text) implements Answer {}

    record Refused(String why) implements Answer {}

    record Failed(String why) implements Answer {}
  }

  /**
   * A parameter's value, decrypted. An outage is waited out for some seconds.
   *
   * @throws ConfigException naming the parameter and what is missing
   */
  String value(String name) {
    Backoff backoff = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(3), new Random());
    for (int attempt = 1; ; attempt++) {
      Answer answer = ask(name);
      if (answer instanceof Answer.Value value) {
        return value.text();
      }
      if (answer instanceof Answer.Refused refused) {
        throw unreadable(name, refused.why());
      }
      if (answer instanceof Answer.Failed failed && attempt == ATTEMPTS) {
        throw unreadable(name, failed.why());
      }
      Utils.sleep(backoff.next().toMillis());
    }
  }

  private ConfigException unreadable(String name, String why) {
    return new ConfigException(
        "parameter %s cannot be read in %s: %s; expected it to be there, and the worker's role to have ssm:GetParameter on it"
            .formatted(name, region, why));
  }

  private Answer ask(String name) {
    try {
      HttpExecuteResponse response = http.prepareRequest(request(name)).call();
      byte[] body =
          response.responseBody().isPresent()
              ? response.responseBody().get().readAllBytes()
              : new byte[0];
      int status = response.httpResponse().statusCode();
      if (response.httpResponse().isSuccessful()) {
        JsonNode value = JSON.readTree(body).path("Parameter").path("Value");
        return value.isTextual()
            ? new Answer.Value(value.asText())
            : new Answer.Refused("the answer has no value");
      }
      String why = status + " " + new String(body, StandardCharsets.UTF_8);
      return status >= 500 || why.contains("Throttling")
          ? new Answer.Failed(why)
          : new Answer.Refused(why);
    } catch (JsonProcessingException e) {
      return new Answer.Refused("the answer is no JSON");
    } catch (IOException | SdkException e) {
      return new Answer.Failed(String.valueOf(e.getMessage()));
    }
  }

  private HttpExecuteRequest request(String name) throws JsonProcessingException {
    byte[] body = JSON.writeValueAsBytes(Map.of("Name", name, "WithDecryption", true));
    ContentStreamProvider payload = ContentStreamProvider.fromByteArray(body);
    SdkHttpRequest request =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.POST)
            .uri(endpoint)
            .putHeader("content-type", "application/x-amz-json-1.1")
            .putHeader("x-amz-target", "AmazonSSM.GetParameter")
            .build();
    SignedRequest signed =
        AwsV4HttpSigner.create()
            .sign(
                sign ->
                    sign.identity(credentials.resolveCredentials())
                        .request(request)
                        .payload(payload)
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, SERVICE)
                        .putProperty(AwsV4HttpSigner.REGION_NAME, region));
    return HttpExecuteRequest.builder()
        .request(signed.request())
        .contentStreamProvider(payload)
        .build();
  }

  @Override
  public void close() {
    http.close();
    if (credentials instanceof AutoCloseable open) {
      Utils.closeQuietly(open, "credentials");
    }
  }
}
