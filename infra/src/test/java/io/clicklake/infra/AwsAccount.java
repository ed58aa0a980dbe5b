package io.clicklake.infra;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * An account seen through the AWS SDK. Services whose clients are not worth their weight in a test
 * are asked by requests that the SDK's signer signs.
 */
final class AwsAccount implements AutoCloseable {

  private static final Region REGION = Region.EU_CENTRAL_1;
  private static final AwsBasicCredentials CREDENTIALS = AwsBasicCredentials.create("test", "test");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final URI endpoint;
  private final SdkHttpClient http = UrlConnectionHttpClient.create();
  private final S3Client s3;
  private final IamClient iam;
  private final GlueClient glue;

  AwsAccount(URI endpoint) {
    this.endpoint = endpoint;
    StaticCredentialsProvider credentials = StaticCredentialsProvider.create(CREDENTIALS);
    this.s3 =
        S3Client.builder()
            .httpClient(http)
            .endpointOverride(endpoint)
            .region(REGION)
            .credentialsProvider(credentials)
            .forcePathStyle(true)
            .build();
    this.iam =
        IamClient.builder()
            .httpClient(http)
            .endpointOverride(endpoint)
            .region(REGION)
            .credentialsProvider(credentials)
            .build();
    this.glue =
        GlueClient.builder()
            .httpClient(http)
            .endpointOverride(endpoint)
            .region(REGION)
            .credentialsProvider(credentials)
            .build();
  }

  S3Client s3() {
    return s3;
  }

  IamClient iam() {
    return iam;
  }

  GlueClient glue() {
    return glue;
  }

  /** What a service answers to GET. */
  JsonNode get(String service, String path) {
    return send(
        service,
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.GET)
            .uri(endpoint.resolve(path))
            .putHeader("host", service + "." + REGION.id() + ".amazonaws.com"),
        "");
  }

  /** What a service of the protocol JSON 1.1 answers to an action. */
  JsonNode call(String service, String target, Map<String, ?> parameters) {
    try {
      return send(
          service,
          SdkHttpRequest.builder()
              .method(SdkHttpMethod.POST)
              .uri(endpoint)
              .putHeader("x-amz-target", target)
              .putHeader("content-type", "application/x-amz-json-1.1"),
          JSON.writeValueAsString(parameters));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private JsonNode send(String service, SdkHttpRequest.Builder request, String body) {
    ContentStreamProvider payload =
        ContentStreamProvider.fromByteArray(body.getBytes(StandardCharsets.UTF_8));
    SignedRequest signed =
        AwsV4HttpSigner.create()
            .sign(
                sign ->
                    sign.identity(
                            AwsCredentialsIdentity.create(
                                CREDENTIALS.accessKeyId(), CREDENTIALS.secretAccessKey()))
                        .request(request.build())
                        .payload(payload)
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service)
                        .putProperty(AwsV4HttpSigner.REGION_NAME, REGION.id()));
    HttpExecuteRequest.Builder execute = HttpExecuteRequest.builder().request(signed.request());
    if (!body.isEmpty()) {
      execute.contentStreamProvider(payload);
    }
    try {
      HttpExecuteResponse response = http.prepareRequest(execute.build()).call();
      String answer =
          new String(response.responseBody().orElseThrow().readAllBytes(), StandardCharsets.UTF_8);
      if (!response.httpResponse().isSuccessful()) {
        throw new IllegalStateException(
            service + " answers " + response.httpResponse().statusCode() + ": " + answer);
      }
      return JSON.readTree(answer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    s3.close();
    iam.close();
    glue.close();
    http.close();
  }
}
