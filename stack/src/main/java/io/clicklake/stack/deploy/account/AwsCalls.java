package io.clicklake.stack.deploy.account;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;

/**
 * Calls of services that speak AWS's protocol JSON 1.1, with the SDK's HTTP client, credentials and
 * signer. For a dozen calls: the client of Systems Manager alone is 6 MB.
 */
record AwsCalls(
    String region,
    SdkHttpClient http,
    AwsCredentialsProvider credentials,
    Endpoints endpoints,
    Pause pause) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<Duration> PAUSES =
      List.of(Duration.ofMillis(500), Duration.ofSeconds(2), Duration.ofSeconds(5));

  /** A service: its name in signatures, in host names, and before its actions. */
  enum Service {
    ATHENA("athena", "athena", "AmazonAthena"),
    ECR("ecr", "api.ecr", "AmazonEC2ContainerRegistry_V20150921"),
    SSM("ssm", "ssm", "AmazonSSM");

    private final String signingName;
    private final String host;
    private final String target;

    Service(String signingName, String host, String target) {
      this.signingName = signingName;
      this.host = host;
      this.target = target;
    }
  }

  /**
   * What a service answers to an action. An outage is waited out for some seconds.
   *
   * @throws AwsRefusal when it says no
   */
  JsonNode call(Service service, String action, Map<String, ?> parameters) {
    for (Duration next : PAUSES) {
      try {
        return once(service, action, parameters);
      } catch (AwsRefusal refusal) {
        if (!refusal.passing()) {
          throw refusal;
        }
        pause.of(next);
      }
    }
    return once(service, action, parameters);
  }

  private JsonNode once(Service service, String action, Map<String, ?> parameters) {
    try {
      ContentStreamProvider body =
          ContentStreamProvider.fromByteArray(JSON.writeValueAsBytes(parameters));
      SignedRequest signed = signed(service, action, body);
      HttpExecuteResponse response =
          http.prepareRequest(
                  HttpExecuteRequest.builder()
                      .request(signed.request())
                      .contentStreamProvider(signed.payload().orElse(body))
                      .build())
              .call();
      byte[] answer =
          response.responseBody().isPresent()
              ? response.responseBody().get().readAllBytes()
              : new byte[0];
      int status = response.httpResponse().statusCode();
      if (status == 200) {
        return JSON.readTree(answer);
      }
      throw AwsRefusal.of(status, new String(answer, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw AwsRefusal.silence(e);
    } catch (SdkException e) {
      throw new AwsRefusal("NoCredentials", String.valueOf(e.getMessage()), e);
    }
  }

  private SignedRequest signed(Service service, String action, ContentStreamProvider body) {
    SdkHttpRequest request =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.POST)
            .uri(endpoint(service))
            .putHeader("content-type", "application/x-amz-json-1.1")
            .putHeader("x-amz-target", service.target + "." + action)
            .build();
    return AwsV4HttpSigner.create()
        .sign(
            sign ->
                sign.identity(credentials.resolveCredentials())
                    .request(request)
                    .payload(body)
                    .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service.signingName)
                    .putProperty(AwsV4HttpSigner.REGION_NAME, region));
  }

  private URI endpoint(Service service) {
    return endpoints
        .of(service.signingName)
        .orElseGet(
            () ->
                URI.create(
                    "https://%s.%s.amazonaws.com%s/"
                        .formatted(service.host, region, region.startsWith("cn-") ? ".cn" : "")));
  }
}
