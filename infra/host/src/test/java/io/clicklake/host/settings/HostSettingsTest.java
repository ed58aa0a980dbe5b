package io.clicklake.host.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostSettingsTest {

  private final Path file;

  HostSettingsTest(@TempDir Path directory) {
    this.file = directory.resolve("host.env");
  }

  @Test
  void twoVariablesAreEnoughAndOneHostIsAClusterOfItsOwn() throws IOException {
    HostSettings settings = of("CLICKLAKE_BUCKET=acme-raw", "CLICKLAKE_REGION=eu-central-1");
    assertThat(settings.text(Variable.TOPICS_DIR)).isEqualTo("topics");
    assertThat(settings.number(Variable.PARTITIONS)).isEqualTo(3);
    assertThat(settings.given(Variable.PARAMETER_PREFIX)).isEmpty();
    assertThat(settings.voters()).containsExactly(new Voter(1, "127.0.0.1", 9093));
    assertThat(settings.runsKafka()).isTrue();
    assertThat(settings.runsController()).isTrue();
    assertThat(settings.runsRegistry()).isTrue();
    assertThat(settings.clustered()).isFalse();
    assertThat(settings.addresses().betweenHosts()).isEqualTo("127.0.0.1");
    assertThat(settings.addresses().clients()).isEqualTo("localhost:9094");
    assertThat(settings.addresses().registry()).isEqualTo("https://localhost:8081/apis/ccompat/v7");
  }

  @Test
  void everyDefaultIsOfItsVariablesForm() throws IOException {
    String[] lines =
        Arrays.stream(Variable.values())
            .filter(variable -> !variable.fallback().isEmpty())
            .map(variable -> variable.key() + "=" + variable.fallback())
            .toArray(String[]::new);
    List<String> all = new ArrayList<>(List.of(lines));
    all.add("CLICKLAKE_BUCKET=acme-raw");
    all.add("CLICKLAKE_REGION=us-gov-west-1");
    assertThat(of(all.toArray(String[]::new)).text(Variable.REGION)).isEqualTo("us-gov-west-1");
  }

  @Test
  void aHostOfAClusterKnowsItsPart() throws IOException {
    String[] cluster = {
      "# three hosts",
      "CLICKLAKE_BUCKET=acme-raw",
      "CLICKLAKE_REGION=eu-central-1",
      "CLICKLAKE_VOTERS=1@kafka-1.internal:9093,2@kafka-2.internal:9093",
      "CLICKLAKE_ADVERTISED_HOST=kafka-3.internal",
      "CLICKLAKE_NODE_ID=3",
      "CLICKLAKE_REGISTRY_URL=https://kafka-1.internal:8081/apis/ccompat/v7"
    };
    HostSettings settings = of(cluster);
    assertThat(settings.voters())
        .containsExactly(
            new Voter(1, "kafka-1.internal", 9093), new Voter(2, "kafka-2.internal", 9093));
    assertThat(settings.runsKafka()).isTrue();
    assertThat(settings.runsController()).isFalse();
    assertThat(settings.runsRegistry()).isFalse();
    assertThat(settings.addresses().betweenHosts()).isEqualTo("0.0.0.0");
    assertThat(settings.addresses().amongHosts()).isEqualTo("kafka-3.internal");
    assertThat(settings.addresses().clients()).isEqualTo("kafka-3.internal:9094");
  }

  @Test
  void aHostThatIsGivenBrokersRunsConnectOnly() throws IOException {
    HostSettings settings =
        of(
            "CLICKLAKE_BUCKET=acme-raw",
            "CLICKLAKE_REGION=eu-central-1",
            "CLICKLAKE_BOOTSTRAP=kafka-1.internal:9094",
            "CLICKLAKE_REGISTRY_URL=https://kafka-1.internal:8081/apis/ccompat/v7");
    assertThat(settings.runsKafka()).isFalse();
    assertThat(settings.runsController()).isFalse();
    assertThat(settings.addresses().clients()).isEqualTo("kafka-1.internal:9094");
  }

  @Test
  void aHostOfTheRegistryRunsNothingElse() throws IOException {
    String[] host = {
      "CLICKLAKE_BUCKET=acme-raw",
      "CLICKLAKE_REGION=eu-central-1",
      "CLICKLAKE_ROLE=registry",
      "CLICKLAKE_REGISTRY_URL=https://kafka-1.internal:8081/apis/ccompat/v7"
    };
    HostSettings settings = of(host[0], host[1], host[2]);
    assertThat(settings.runsRegistry()).isTrue();
    assertThat(settings.runsKafka()).isFalse();
    assertThat(settings.runsController()).isFalse();
    assertThat(settings.runsConnect()).isFalse();
    assertThatThrownBy(() -> of(host))
        .isInstanceOf(InvalidSettingsException.class)
        .hasMessageContaining("CLICKLAKE_REGISTRY_URL is there, expected none");
  }

  @Test
  void confluentsRegistryHasItsApiAtTheRoot() throws IOException {
    Path archive = file.resolveSibling("confluent");
    Files.createDirectories(archive.resolve("share/java/schema-registry"));
    HostSettings settings = confluent("CLICKLAKE_REGISTRY_HOME=" + archive);
    assertThat(settings.registry()).isEqualTo(RegistryServer.CONFLUENT);
    assertThat(settings.addresses().registry()).isEqualTo("https://localhost:8081");
    assertThat(settings.addresses().registryApiBehindGate()).isEqualTo("http://127.0.0.1:8084");
  }

  @Test
  void confluentsRegistryWantsItsArchiveAndAKafka() throws IOException {
    String nowhere = "CLICKLAKE_REGISTRY_HOME=" + file.resolveSibling("nowhere");
    assertThatThrownBy(() -> confluent(nowhere))
        .isInstanceOf(InvalidSettingsException.class)
        .hasMessageContainingAll(
            "CLICKLAKE_REGISTRY is 'confluent' and ",
            "nowhere/share/java/schema-registry is missing, expected Confluent's archive",
            "set CLICKLAKE_REGISTRY_HOME");
    assertThatThrownBy(() -> confluent("CLICKLAKE_ROLE=registry"))
        .isInstanceOf(InvalidSettingsException.class)
        .hasMessageContaining("expected apicurio: with CLICKLAKE_ROLE=registry there is no Kafka");
    // Another host of the cluster needs no archive.
    assertThat(confluent(nowhere, "CLICKLAKE_REGISTRY_URL=https://k-1:8081").runsRegistry())
        .isFalse();
  }

  private HostSettings confluent(String... lines) throws IOException {
    List<String> all = new ArrayList<>(List.of(lines));
    all.add("CLICKLAKE_BUCKET=acme-raw");
    all.add("CLICKLAKE_REGION=eu-central-1");
    all.add("CLICKLAKE_REGISTRY=confluent");
    return of(all.toArray(String[]::new));
  }

  @Test
  void everyProblemIsNamedAtOnceWithWhatWasExpected() {
    assertThatThrownBy(
            () ->
                of(
                    "CLICKLAKE_BUCKET=Acme_Raw",
                    "CLICKLAKE_PARTITIONS=none",
                    "CLICKLAKE_PARTITION=4",
                    "CLICKLAKE_TIMEZONE=Mars/Olympus",
                    "CLICKLAKE_BOOTSTRAP=kafka-1:9094",
                    "nonsense"))
        .isInstanceOf(InvalidSettingsException.class)
        .hasMessageContainingAll(
            file + " has 7 problems",
            "CLICKLAKE_BUCKET is 'Acme_Raw', expected a bucket's name",
            "CLICKLAKE_REGION is missing, expected a region",
            "CLICKLAKE_PARTITIONS is 'none', expected a number",
            "CLICKLAKE_PARTITION is unknown",
            "Mars/Olympus",
            "CLICKLAKE_REGISTRY_URL is missing, expected where the registry is",
            "line 6 is 'nonsense', expected KEY=VALUE");
  }

  @Test
  void aFileThatIsNotThereSaysSo() {
    assertThatThrownBy(() -> HostSettings.read(file))
        .isInstanceOf(InvalidSettingsException.class)
        .hasMessageContainingAll(file.toString(), "does not exist");
  }

  private HostSettings of(String... lines) throws IOException {
    Files.write(file, List.of(lines));
    return HostSettings.read(file);
  }
}
