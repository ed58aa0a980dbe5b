package io.clicklake.host.measure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.ServiceMetadata;

/**
 * Calls of CloudWatch Logs, of which a host makes two: too few for the SDK's client of it, whose
 * credentials, signature and HTTP these are.
 *
 * <pre>
 * request  = POST / , X-Amz-Target: "Logs_20140328." action, a JSON object
 * response = 200 | 4xx or 5xx with { "__type": [ namespace "#" ] error, "message" }
 * </pre>
 *
 * From "Amazon CloudWatch Logs API Reference", protocol JSON 1.1.
 */
final class LogsApi {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SERVICE = "logs";

  private final URI endpoint;
  private final String region;
  private final AwsCredentialsProvider credentials;
  private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();
  private final SdkHttpClient http = UrlConnectionHttpClient.create();

  LogsApi(URI endpoint, String region, AwsCredentialsProvider credentials) {
    this.endpoint = endpoint;
    this.region = region;
    this.credentials = credentials;
  }

  /**
   * A region's, with credentials from where AWS's tools find them, the instance's role among them.
   */
  static LogsApi of(String region) {
    return new LogsApi(
        URI.create("https://" + ServiceMetadata.of(SERVICE).endpointFor(Region.of(region))),
        region,
        DefaultCredentialsProvider.builder().build());
  }

  /**
   * Calls an action.
   *
   * @return empty when it was done; else what it was refused with
   * @throws IOException when there was no answer, or no credentials
   */
  Optional<Refusal> call(String action, ObjectNode arguments) throws IOException {
    ContentStreamProvider body = ContentStreamProvider.fromUtf8String(arguments.toString());
    SdkHttpRequest request =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.POST)
            .uri(endpoint)
            .putHeader("Content-Type", "application/x-amz-json-1.1")
            .putHeader("X-Amz-Target", "Logs_20140328." + action)
            .build();
    try {
      SignedRequest signed =
          signer.sign(
              sign ->
                  sign.identity(credentials.resolveCredentials())
                      .request(request)
                      .payload(body)
                      .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, SERVICE)
                      .putProperty(AwsV4HttpSigner.REGION_NAME, region));
      return refusal(
          http.prepareRequest(
                  HttpExecuteRequest.builder()
                      .request(signed.request())
                      .contentStreamProvider(signed.payload().orElse(body))
                      .build())
              .call());
    } catch (SdkException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private static Optional<Refusal> refusal(HttpExecuteResponse response) throws IOException {
    try (InputStream body = response.responseBody().orElseGet(AbortableInputStream::createEmpty)) {
      byte[] text = body.readAllBytes();
      if (response.httpResponse().isSuccessful()) {
        return Optional.empty();
      }
      JsonNode told = JSON.readTree(text);
      String type = told.path("__type").asText("status " + response.httpResponse().statusCode());
      return Optional.of(
          new Refusal(
              type.substring(type.indexOf('#') + 1),
              told.path("message").asText(told.path("Message").asText())));
    }
  }

  /**
   * What a call was refused with.
   *
   * @param error its name, for example {@code ResourceNotFoundException}
   */
  record Refusal(String error, String message) {

    boolean is(String name) {
      return error.equals(name);
    }
  }
}
