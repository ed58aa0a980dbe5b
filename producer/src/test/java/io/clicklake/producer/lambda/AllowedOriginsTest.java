package io.clicklake.producer.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.clicklake.producer.collect.IngestRequest;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedOriginsTest {

  private static final AllowedOrigins SOME =
      AllowedOrigins.of(
          " https://Blog.example:443, https://*.example.org ,http://127.0.0.1:4000,http://[::1]:80");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://blog.example",
        "HTTPS://BLOG.example",
        "https://blog.example:443",
        "https://a.example.org",
        "https://a.b-c.example.org",
        "http://127.0.0.1:4000",
        "http://[::1]",
      })
  void anOriginOfTheListIsTaken(String origin) {
    assertThat(SOME.refused(request(Map.of("Origin", origin)))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "https://blog.example.evil.example",
        "https://evil-blog.example",
        "http://blog.example",
        "https://blog.example:8443",
        "https://example.org",
        "https://.example.org",
        "https://evil.example/x.example.org",
        "https://evil.example#.example.org",
        "https://evil.example\\.example.org",
        "https://a.example.org:8443",
        "http://127.0.0.1",
        "*",
        "https://*.example.org",
        "\uD800",
      })
  void anyOtherIsRefused(String origin) {
    assertThat(SOME.refused(request(Map.of("origin", origin)))).contains(origin);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "https://blog.example/posts/1?a=b, -",
        "https://blog.example, -",
        "https://evil.example/https://blog.example, https://evil.example",
        "https://blog.example@evil.example/, https://blog.example@evil.example",
        "android-app://blog.example, android-app://blog.example",
      })
  void aPictureIsJudgedByTheOriginOfItsReferer(String referer, String refused) {
    assertThat(SOME.refused(request(Map.of("referer", referer))))
        .isEqualTo(Optional.ofNullable(refused));
  }

  @Test
  void theOriginCountsWhereBothAreThere() {
    assertThat(
            SOME.refused(
                request(
                    Map.of("origin", "https://evil.example", "referer", "https://blog.example/"))))
        .contains("https://evil.example");
  }

  @Test
  void whoNamesNoSiteIsTaken() {
    assertThat(SOME.refused(request(Map.of("origin", " ")))).isEmpty();
  }

  @Test
  void byDefaultAnySiteIsTakenAndTheSandboxedOneWhereItIsListed() {
    assertThat(AllowedOrigins.any().refused(request(Map.of("origin", "null")))).isEmpty();
    assertThat(AllowedOrigins.of("null").refused(request(Map.of("origin", "null")))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "blog.example",
        "https://blog.example/",
        "https://blog.example,",
        "https://*",
        "https://a.*.example",
        "ftp://blog.example",
        "https://bl og.example",
      })
  void whatIsNoOriginIsNoList(String list) {
    assertThat(AllowedOrigins.isList(list)).isFalse();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AllowedOrigins.of(list))
        .withMessageContaining("expected * or a list of origins such as https://blog.example");
  }

  @Test
  void aRequestOfAnotherSiteIsAnsweredWith403AndNothingOfItIsRead() {
    InMemoryFunction function = new InMemoryFunction(SOME);

    assertThat(
            function.answer(
                Invocation.request(
                    "POST",
                    "/ingest",
                    "{\"event\":",
                    Map.of("content-type", "text/plain", "origin", "https://evil.example"))))
        .returns(403, Answer::status)
        .returns(
            "{\"error\":\"origin_not_allowed\",\"message\":\"pages of https://evil.example may not"
                + " send events here; its operator can add the origin to INGEST_ALLOWED_ORIGINS\"}",
            Answer::body);
    assertThat(
            function.answer(
                Invocation.request("GET", "/i.gif", "", Map.of("referer", "https://evil.example/p"))
                    .put("rawQueryString", "event=page_view")))
        .returns(403, Answer::status)
        .satisfies(answer -> assertThat(answer.body()).contains("pages of https://evil.example"));
    assertThat(function.publisher().events()).isEmpty();
    assertThat(function.publisher().rejected()).isEmpty();
  }

  private static IngestRequest request(Map<String, String> headers) {
    return new IngestRequest("r", headers, "", false, Optional.empty());
  }
}
