package io.clicklake.registry.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clicklake.components.FreePorts;
import io.clicklake.components.GuardedProxy;
import io.clicklake.components.Keystores;
import io.clicklake.registry.SharedRegistryServer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A real registry behind a gate that asks for credentials and shows a certificate of its own. */
class GuardedRegistryTest {

  private static final Schema SCHEMA =
      SchemaBuilder.record("example.Guarded").fields().requiredInt("a").endRecord();
  private static final String BASIC = "Basic ZGVwbG95OnDDpHNz"; // deploy:päss

  private static Keystores keystores;
  private static GuardedProxy basic;
  private static GuardedProxy bearer;
  private static GuardedProxy otherHost;

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    Path other = Files.createDirectory(folder.resolve("other"));
    keystores = Keystores.make(folder, "ip:127.0.0.1");
    basic = new GuardedProxy(url(), BASIC, Optional.of(keystores.server()));
    bearer = new GuardedProxy(url(), "Bearer abc.def-1", Optional.empty());
    otherHost =
        new GuardedProxy(
            url(), "", Optional.of(Keystores.make(other, "dns:registry.example").server()));
    Files.copy(other.resolve("ca.pem"), keystores.file("other.pem"));
  }

  @AfterAll
  static void stop() {
    basic.close();
    bearer.close();
    otherHost.close();
  }

  private static URI url() {
    return SharedRegistryServer.url();
  }

  private static SchemaRegistry registry(String... settings) {
    Map<String, String> configured = new HashMap<>();
    for (int i = 0; i < settings.length; i += 2) {
      configured.put(settings[i], settings[i + 1]);
    }
    return SchemaRegistries.reached(RegistryAccess.configured(configured));
  }

  private static SchemaRegistry secure(GuardedProxy gate, String userInfo, String truststore) {
    return registry(
        "schema.registry.url",
        gate.url().toString(),
        "basic.auth.user.info",
        userInfo,
        "schema.registry.ssl.truststore.location",
        keystores.file(truststore).toString(),
        "schema.registry.ssl.truststore.password",
        Keystores.PASSWORD);
  }

  @ParameterizedTest
  @CsvSource({"trust.p12", "trust.jks", "ca.pem"})
  void aUserWithThePasswordAndTheCertificateGetsThrough(String truststore) {
    SchemaRegistry registry = secure(basic, "deploy:päss", truststore);
    String subject = SharedRegistryServer.newTopic("guarded");

    RegisteredSchema registered = registry.register(subject, SCHEMA);

    assertThat(registry.latest(subject)).contains(registered);
  }

  @Test
  void theTokensBearerGetsThrough() {
    String subject = SharedRegistryServer.newTopic("guarded");

    assertThat(
            registry(
                    "schema.registry.url",
                    bearer.url().toString(),
                    "bearer.auth.token",
                    "abc.def-1")
                .versions(subject))
        .isEmpty();
  }

  @Test
  void aWrongPasswordIsNotAskedTwice() {
    int before = basic.passed();
    SchemaRegistry registry = secure(basic, "deploy:wrong", "trust.p12");

    assertThatThrownBy(() -> registry.versions("s"))
        .isInstanceOf(RegistryRejectedException.class)
        .hasMessageContaining(basic.url().toString())
        .hasMessageContaining("HTTP 401")
        .hasMessageContaining("basic.auth.user.info (user:password) or bearer.auth.token");
    assertThat(basic.passed()).isEqualTo(before);
  }

  @Test
  void noCredentialsAndAWrongTokenAreToldApart() {
    String url = bearer.url().toString();
    assertThatThrownBy(() -> registry("schema.registry.url", url).versions("s"))
        .isInstanceOf(RegistryRejectedException.class)
        .hasMessageContaining("HTTP 401")
        .hasMessageContaining("asks for credentials");
    assertThatThrownBy(
            () -> registry("schema.registry.url", url, "bearer.auth.token", "wrong").versions("s"))
        .isInstanceOf(RegistryRejectedException.class)
        .hasMessageContaining("HTTP 403")
        .hasMessageContaining("these credentials do not allow it");
  }

  @Test
  void aCertificateThatNobodyTrustsNamesTheTruststore() {
    assertThatThrownBy(
            () ->
                registry(
                        "schema.registry.url",
                        basic.url().toString(),
                        "basic.auth.user.info",
                        "deploy:päss")
                    .versions("s"))
        .isInstanceOf(RegistryUnavailableException.class)
        .hasMessageContaining(basic.url().toString())
        .hasMessageContaining("schema.registry.ssl.truststore.location");
  }

  @Test
  void aCertificateForAnotherHostIsRefused() {
    SchemaRegistry registry = secure(otherHost, "u:p", "other.pem");

    assertThatThrownBy(() -> registry.versions("s"))
        .isInstanceOf(RegistryUnavailableException.class)
        .hasMessageContaining("is its certificate for this host");
    assertThat(otherHost.passed()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "gone.p12, does not exist",
    "keytool.log, does not open",
    "trust.p12, shows no certificate",
  })
  void aTruststoreThatDoesNotOpenIsNamedBeforeAnyRequest(String name, String message) {
    assertThatThrownBy(
            () ->
                registry(
                    "schema.registry.url", basic.url().toString(),
                    "schema.registry.ssl.truststore.location", keystores.file(name).toString()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(name)
        .hasMessageContaining(message);
  }

  @Test
  void aWrongTruststorePasswordIsTold() {
    assertThatThrownBy(
            () ->
                registry(
                    "schema.registry.url", basic.url().toString(),
                    "schema.registry.ssl.truststore.location",
                        keystores.file("trust.jks").toString(),
                    "schema.registry.ssl.truststore.password", "wrong"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("trust.jks")
        .hasMessageContaining("and its password");
  }

  @Test
  void ofSeveralUrlsTheFirstThatAnswersServes() {
    String urls =
        "https://127.0.0.1:" + FreePorts.next() + "," + otherHost.url() + "," + basic.url();
    SchemaRegistry registry =
        registry(
            "schema.registry.url",
            urls,
            "basic.auth.user.info",
            "deploy:päss",
            "schema.registry.ssl.truststore.location",
            keystores.file("ca.pem").toString());

    assertThat(registry.versions(SharedRegistryServer.newTopic("guarded"))).isEmpty();
  }
}
