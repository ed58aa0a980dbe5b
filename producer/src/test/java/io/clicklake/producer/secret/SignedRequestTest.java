package io.clicklake.producer.secret;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/** The signature is the one that AWS's own signer makes of the same request. */
class SignedRequestTest {

  @ParameterizedTest
  @CsvSource({
    "https://ssm.eu-central-1.amazonaws.com, eu-central-1, AKEXAMPLE, a/secret+key, token==, 2026-03-01T10:00:05Z",
    "https://ssm.cn-north-1.amazonaws.com.cn, cn-north-1, AKEXAMPLE, s, '', 1999-12-31T23:59:59.999Z",
    "http://127.0.0.1:5000, us-gov-west-1, AK, secret, t, 2026-11-27T00:00:00Z",
  })
  void awssOwnSignerAgrees(
      URI endpoint, String region, String key, String secret, String token, Instant now) {
    byte[] body = "{\"Names\":[\"/clicklake/prod/kafka/ca\",\"ü\"]}".getBytes(UTF_8);
    Optional<String> session = Optional.of(token).filter(text -> !text.isEmpty());
    HttpRequest ours =
        new SignedRequest("ssm", region, "AmazonSSM.GetParameters", body)
            .to(endpoint, new AwsCredentials(key, secret, session), now)
            .build();

    AwsCredentialsIdentity identity =
        session
            .<AwsCredentialsIdentity>map(
                text -> AwsSessionCredentialsIdentity.create(key, secret, text))
            .orElseGet(() -> AwsCredentialsIdentity.create(key, secret));
    SdkHttpRequest theirs =
        AwsV4HttpSigner.create()
            .sign(
                sign ->
                    sign.identity(identity)
                        .request(
                            SdkHttpRequest.builder()
                                .method(SdkHttpMethod.POST)
                                .uri(endpoint.resolve("/"))
                                .putHeader("content-type", "application/x-amz-json-1.1")
                                .putHeader("x-amz-target", "AmazonSSM.GetParameters")
                                .build())
                        .payload(ContentStreamProvider.fromByteArray(body))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "ssm")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                        .putProperty(AwsV4HttpSigner.PAYLOAD_SIGNING_ENABLED, true)
                        .putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(now, ZoneOffset.UTC)))
            .request();
    assertThat(ours.headers().firstValue("x-amz-date"))
        .isEqualTo(theirs.firstMatchingHeader("x-amz-date"));
    assertThat(ours.headers().firstValue("authorization"))
        .isEqualTo(theirs.firstMatchingHeader("authorization"));
    assertThat(ours.headers().firstValue("x-amz-security-token")).isEqualTo(session);
    assertThat(ours.uri()).isEqualTo(endpoint.resolve("/"));
  }
}
