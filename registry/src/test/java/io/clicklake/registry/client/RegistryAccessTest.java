package io.clicklake.registry.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegistryAccessTest {

  private static final String URL = "http://127.0.0.1:1";

  private static RegistryAccess configured(Map<String, ?> more) {
    Map<String, Object> settings = new HashMap<>(Map.of("schema.registry.url", URL));
    settings.putAll(more);
    return RegistryAccess.configured(settings);
  }

  @Test
  void byDefaultNobodyAsksAndJavaTrusts() {
    assertThat(configured(Map.of())).isEqualTo(RegistryAccess.open(List.of(URI.create(URL))));
  }

  @Test
  void everyKeyIsMapped() {
    assertThat(
            RegistryAccess.configured(
                Map.of(
                    "schema.registry.url", "https://a/v7, https://b",
                    "basic.auth.credentials.source", "USER_INFO",
                    "basic.auth.user.info", "deploy:pass:word",
                    "schema.registry.ssl.truststore.location", "/trust",
                    "schema.registry.ssl.truststore.password", "secret",
                    "schema.registry.ssl.truststore.type", "PKCS12",
                    "linger.ms", "5")))
        .isEqualTo(
            new RegistryAccess(
                RegistryUrls.parse("https://a/v7,https://b"),
                new Credentials.Basic("deploy", "pass:word"),
                Optional.of(new Truststore(Path.of("/trust"), Optional.of("secret"), "PKCS12"))));
    assertThat(
            configured(
                    Map.of(
                        "bearer.auth.credentials.source", "STATIC_TOKEN",
                        "bearer.auth.token", "abc.def"))
                .credentials())
        .isEqualTo(new Credentials.Bearer("abc.def"));
  }

  @Test
  void aTruststoresTypeFollowsItsName() {
    for (String name : List.of("ca.pem", "ca.CRT", "ca.cer")) {
      assertThat(Truststore.of(Path.of(name), Optional.empty()).type()).isEqualTo("PEM");
    }
    assertThat(Truststore.of(Path.of("trust.p12"), Optional.empty()).type()).isEqualTo("JKS");
  }

  @ParameterizedTest
  @CsvSource({
    "schema.registry.url, nowhere, schema.registry.url",
    "basic.auth.user.info, deploy, user:password",
    "basic.auth.user.info, :x, user:password",
    "basic.auth.credentials.source, SASL_INHERIT, expected USER_INFO",
    "bearer.auth.credentials.source, OAUTHBEARER, expected STATIC_TOKEN",
    "bearer.auth.token, two words, the registry's token of 9 characters",
    "schema.registry.ssl.truststore.type, BKS, 'JKS, PKCS12 or PEM'",
  })
  void aWrongValueIsNamedWithoutItsSecret(String key, String value, String message) {
    Map<String, String> settings = new HashMap<>();
    settings.put("schema.registry.ssl.truststore.location", "/trust");
    settings.put(key, value);

    assertThatThrownBy(() -> configured(settings))
        .isInstanceOfSatisfying(
            WrongAccessException.class, wrong -> assertThat(wrong.key()).isEqualTo(key))
        .hasMessageStartingWith(key + " ")
        .hasMessageContaining(message);
  }

  @Test
  void theOlderNameOfUserAndPasswordIsTaken() {
    assertThat(
            configured(Map.of("schema.registry.basic.auth.user.info", "deploy:pass")).credentials())
        .isEqualTo(new Credentials.Basic("deploy", "pass"));
    assertThatThrownBy(
            () ->
                configured(
                    Map.of(
                        "schema.registry.basic.auth.user.info", "deploy:pass",
                        "basic.auth.user.info", "deploy:pass")))
        .isInstanceOfSatisfying(
            WrongAccessException.class,
            wrong -> assertThat(wrong.key()).isEqualTo("basic.auth.user.info"))
        .hasMessageContaining("are both set");
  }

  @Test
  void userAndTokenTogetherAreRefused() {
    assertThatThrownBy(
            () -> configured(Map.of("basic.auth.user.info", "u:p", "bearer.auth.token", "t")))
        .hasMessageContaining("are both set");
  }

  @Test
  void textsHoldNoSecret() {
    assertThat(
            configured(
                Map.of(
                    "basic.auth.user.info", "deploy:hidden",
                    "schema.registry.ssl.truststore.location", "/trust",
                    "schema.registry.ssl.truststore.password", "hidden")))
        .asString()
        .contains("deploy")
        .doesNotContain("hidden");
    assertThat(configured(Map.of("bearer.auth.token", "hidden")))
        .asString()
        .doesNotContain("hidden");
  }
}
