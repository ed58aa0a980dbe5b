package io.clicklake.producer.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a Parameter Store does for the function. */
abstract class PipelineSecretsContract {

  static final Map<String, String> KEYS =
      Map.of("AWS_ACCESS_KEY_ID", "AKTEST", "AWS_SECRET_ACCESS_KEY", "secret");

  private static final String PEM = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----";

  /** Where the store answers. */
  abstract URI endpoint();

  /** Puts a parameter there, decrypted only for who asks for it. */
  abstract void put(String name, String value);

  final PipelineSecrets secrets(String prefix) {
    return new PipelineSecrets(
        new ParameterPath(prefix, "eu-central-1", endpoint()), KEYS, Clock.systemUTC());
  }

  final void lay(String prefix) {
    put(prefix + "/kafka/producer", "word\"with\\both");
    put(prefix + "/registry/reader", "r:ead");
    put(prefix + "/kafka/ca", PEM);
    put(prefix + "/kafka/admin", "not the function's");
  }

  @Test
  void theyBecomeTheLoginsOfKafkaAndTheRegistry() {
    lay("/clicklake/one");
    Map<String, String> settings = secrets("/clicklake/one").settings(Set.of());
    String file = settings.get("schema.registry.ssl.truststore.location");
    assertThat(settings)
        .containsOnly(
            Map.entry("security.protocol", "SASL_SSL"),
            Map.entry("sasl.mechanism", "SCRAM-SHA-512"),
            Map.entry(
                "sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required"
                    + " username=\"producer\" password=\"word\\\"with\\\\both\";"),
            Map.entry("ssl.truststore.type", "PEM"),
            Map.entry("ssl.truststore.certificates", PEM),
            Map.entry("basic.auth.credentials.source", "USER_INFO"),
            Map.entry("basic.auth.user.info", "reader:r:ead"),
            Map.entry("schema.registry.ssl.truststore.type", "PEM"),
            Map.entry("schema.registry.ssl.truststore.location", String.valueOf(file)));
    assertThat(Path.of(String.valueOf(file))).hasContent(PEM);
  }

  @Test
  void aLoginOfItsOwnToKafkaNeedsTheRegistrysPartAlone() {
    put("/clicklake/msk/registry/reader", "read");
    put("/clicklake/msk/kafka/ca", PEM);
    assertThat(
            secrets("/clicklake/msk")
                .settings(Set.of("sasl.jaas.config", "sasl.mechanism", "security.protocol")))
        .containsOnlyKeys(
            "basic.auth.credentials.source",
            "basic.auth.user.info",
            "schema.registry.ssl.truststore.type",
            "schema.registry.ssl.truststore.location");
  }

  @Test
  void whatIsSetAlreadyIsLeftAsItIs() {
    lay("/clicklake/set");
    assertThat(
            secrets("/clicklake/set")
                .settings(
                    Set.of(
                        "security.protocol",
                        "ssl.truststore.location",
                        "schema.registry.ssl.truststore.location",
                        "basic.auth.user.info")))
        .containsOnlyKeys("sasl.mechanism", "sasl.jaas.config");
  }

  @Test
  void aParameterThatIsMissingIsNamedWithWhoMakesIt() {
    put("/clicklake/young/registry/reader", "read");
    assertThatExceptionOfType(UnreadableSecretsException.class)
        .isThrownBy(() -> secrets("/clicklake/young").settings(Set.of()))
        .withMessage(
            "there is no parameter /clicklake/young/kafka/ca, /clicklake/young/kafka/producer in"
                + " eu-central-1; expected a host of the pipeline to have made it at its first"
                + " boot: see that one has booted, and that CLICKLAKE_PARAMETER_PREFIX is its own");
  }
}
