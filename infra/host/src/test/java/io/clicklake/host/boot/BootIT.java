package io.clicklake.host.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.clicklake.components.Distribution;
import io.clicklake.components.FreePorts;
import io.clicklake.components.RunningComponent;
import io.clicklake.components.S3Server;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * The archive on a machine: installed, rebooted, cut off from power, its services killed, upgraded
 * and rolled back, in this order; after each step, every event that Kafka acknowledged since the
 * first is in the lake once. The machine shares this one's network, where the lake's store is.
 */
@ExtendWith(NeedsMachine.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BootIT {

  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Path JOURNAL =
      Path.of(System.getProperty("clicklake.home"), "infra/host/target/boot/journal.log");
  private static final String SECRETS = "/var/lib/clicklake/secrets/";
  private static final Pattern COMMITTED = Pattern.compile("\"RecordsCommitted\":(\\d+)\\.0");
  private static final int EVENTS = 500;

  @RegisterExtension static final InOrder STEPS = new InOrder();

  private final Map<String, Integer> ports =
      Stream.of(
              "KAFKA_PORT",
              "KAFKA_ADMIN_PORT",
              "KAFKA_CONTROLLER_PORT",
              "KAFKA_BROKERS_PORT",
              "REGISTRY_PORT",
              "REGISTRY_INNER_PORT",
              "CONNECT_PORT")
          .collect(Collectors.toMap(name -> name, name -> FreePorts.next()));
  private final MachineFiles files;
  private final S3Server store;
  private final Machine machine;
  private final Clicks clicks;
  private Optional<RunningComponent> s3 = Optional.empty();

  BootIT(@TempDir Path directory) throws IOException {
    files = MachineFiles.ofNewMachine();
    store =
        new S3Server(
            Distribution.fromSystemProperty(),
            directory.resolve("s3"),
            FreePorts.next(),
            List.of("lake-raw"));
    machine = new Machine(files, directory.resolve("console"));
    clicks = new Clicks(files, ports, store.bucketDirectory("lake-raw"));
  }

  @BeforeAll
  void boot() throws IOException {
    s3 = Optional.of(RunningComponent.start(store, PATIENCE));
    files.unpack("1");
    writeSettings();
    machine.boot();
  }

  @AfterAll
  void end() throws IOException {
    Files.writeString(JOURNAL, machine.said("journalctl", "--no-pager", "--output=short-precise"));
    machine.close();
    s3.ifPresent(RunningComponent::close);
    files.delete();
  }

  @Test
  @Order(1)
  void installStartsEverythingAndEventsFlow() throws Exception {
    assertThat(install("1")).endsWith("installed, version=1");
    everyServiceIsUp("1");
    clicks.send(EVENTS);
    clicks.awaitInLake();
  }

  @Test
  @Order(2)
  void aServiceReadsItsOwnConfigurationAndNoOther() throws Exception {
    assertThat(machine.run("stat", "-c", "%U %G %a", "/run/clicklake/kafka/server.properties"))
        .isEqualTo("root clicklake-kafka 640");
    for (String file :
        List.of(
            "/run/clicklake/kafka/server.properties",
            "/run/clicklake/gate/gate.properties",
            SECRETS + "kafka/admin",
            "/var/lib/clicklake/kafka/logs/meta.properties")) {
      assertThat(
              machine.said("setpriv", "--reuid=784", "--regid=784", "--clear-groups", "cat", file))
          .isEqualTo("cat: " + file + ": Permission denied");
    }
    for (String service : List.of("kafka", "registry", "gate", "connect")) {
      assertThat(userOf("clicklake-" + service)).isEqualTo("clicklake-" + service);
    }
  }

  @Test
  @Order(3)
  void noSecretIsInTheJournalOrOnACommandLine() throws Exception {
    String seen =
        machine.run("journalctl", "--no-pager", "--boot")
            + machine.run("sh", "-c", "cat /proc/[0-9]*/cmdline");
    assertThat(seen).contains("server.properties");
    for (String secret :
        List.of(
            "kafka/admin",
            "kafka/producer",
            "kafka/connect",
            "registry/writer",
            "registry/reader",
            "kafka/ca-key")) {
      assertThat(seen).doesNotContain(Files.readString(files.at(SECRETS + secret)));
    }
  }

  @Test
  @Order(4)
  void itTellsWhatWaitsWhatIsCommittedAndWhatDoesNotRun() throws Exception {
    awaitMeasured(
        "\"ConsumerLag\":0.0",
        "\"FailedTasks\":0.0",
        "\"DiskUsedPercent\":",
        "\"MemoryUsedPercent\":");
    String before = now();
    clicks.send(EVENTS);
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(committed(measured(before))).isEqualTo(EVENTS));
    clicks.awaitInLake();
    ask("PUT", "/connectors/clicklake-rejected/pause");
    awaitMeasured("\"FailedTasks\":2.0");
    ask("PUT", "/connectors/clicklake-rejected/resume");
    awaitMeasured("\"FailedTasks\":0.0");
  }

  @Test
  @Order(5)
  void itComesBackAfterARebootWithThePasswordThatWasMadeBefore() throws Exception {
    clicks.send(EVENTS);
    String old = Files.readString(files.at(SECRETS + "kafka/producer"));
    assertThat(
            machine.run(
                "/opt/clicklake/current/bin/clicklake-host",
                "rotate",
                "password",
                "kafka/producer"))
        .isEqualTo("password replaced, name=kafka/producer");
    machine.powerOff();
    machine.boot();
    everyServiceIsUp("1");
    assertThat(files.at(SECRETS + "kafka/producer")).content().isNotEqualTo(old);
    assertThat(clicks.refused(old)).isTrue();
    clicks.send(EVENTS);
    clicks.awaitInLake();
  }

  @Test
  @Order(6)
  void nothingAcknowledgedIsLostWhenThePowerIsCut() throws Exception {
    clicks.send(EVENTS);
    machine.cutPower();
    machine.boot();
    everyServiceIsUp("1");
    clicks.send(EVENTS);
    clicks.awaitInLake();
  }

  @Test
  @Order(7)
  void aServiceThatIsKilledStartsAgain() throws Exception {
    clicks.send(EVENTS);
    for (String service : List.of("kafka", "registry", "gate", "connect")) {
      machine.run("systemctl", "kill", "--signal=KILL", "clicklake-" + service);
    }
    everyServiceIsUp("1");
    clicks.send(EVENTS);
    clicks.awaitInLake();
  }

  @Test
  @Order(8)
  void anUpgradeKeepsDataAndSecretsAndWhoSendsMeanwhileLosesNothing() throws Exception {
    String cluster = Files.readString(files.at(SECRETS + "kafka/cluster-id"));
    files.copy("1", "2");
    files.write("2", "systemd/clicklake-news.service", "[Service]\nExecStart=/bin/sleep 1d\n");
    String target = Files.readString(files.release("2").resolve("systemd/clicklake.target"));
    files.write(
        "2", "systemd/clicklake.target", target.replace("Wants=", "Wants=clicklake-news.service "));
    assertThat(clicks.sendDuring(() -> install("2"))).endsWith("installed, version=2");
    assertThat(machine.run("readlink", "/opt/clicklake/current"))
        .isEqualTo("/opt/clicklake/releases/2");
    assertThat(files.at(SECRETS + "kafka/cluster-id")).hasContent(cluster);
    everyServiceIsUp("2");
    clicks.send(EVENTS);
    clicks.awaitInLake();
  }

  @Test
  @Order(9)
  void aReleaseThatIsNotWholeIsNotInstalled() throws Exception {
    Files.writeString(files.release("1").resolve("config/kafka/jvm.options"), "-Xmx1m\n");
    assertThat(machine.said("/opt/clicklake/releases/1/bin/install"))
        .contains("config/kafka/jvm.options: FAILED", "is not whole: unpack it again");
    assertThat(machine.run("readlink", "/opt/clicklake/current"))
        .isEqualTo("/opt/clicklake/releases/2");
    everyServiceIsUp("2");
  }

  @Test
  @Order(10)
  void aRollbackKeepsThemTooAndLeavesNothingOfTheNewerRelease() throws Exception {
    files.unpack("1");
    assertThat(clicks.sendDuring(() -> install("1"))).endsWith("installed, version=1");
    assertThat(machine.run("readlink", "/opt/clicklake/current"))
        .isEqualTo("/opt/clicklake/releases/1");
    assertThat(machine.said("systemctl", "is-active", "clicklake-news")).isEqualTo("inactive");
    assertThat(machine.said("systemctl", "cat", "clicklake-news")).contains("No files found");
    everyServiceIsUp("1");
    clicks.send(EVENTS);
    clicks.awaitInLake();
  }

  private void everyServiceIsUp(String version) throws IOException {
    List<String> services = new ArrayList<>();
    try (Stream<Path> units = Files.list(files.release(version).resolve("systemd"))) {
      units
          .map(unit -> unit.getFileName().toString())
          .filter(unit -> unit.endsWith(".service"))
          .forEach(services::add);
    }
    for (String unit : services) {
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(machine.said("systemctl", "is-active", unit))
                      .as(() -> machine.said("journalctl", "--no-pager", "-n", "30", "-u", unit))
                      .isEqualTo("active"));
    }
  }

  /** Waits until a line that is measured from now on has all of these. */
  private void awaitMeasured(String... parts) {
    String now = now();
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(measured(now)).anySatisfy(line -> assertThat(line).contains(parts)));
  }

  private List<String> measured(String since) {
    return machine
        .said(
            "journalctl",
            "--no-pager",
            "--output=cat",
            "--unit=clicklake-measure",
            "--since=" + since)
        .lines()
        .toList();
  }

  private String now() {
    return machine.said("date", "+%F %T.%6N");
  }

  private static int committed(List<String> lines) {
    return lines.stream()
        .flatMap(line -> COMMITTED.matcher(line).results())
        .mapToInt(found -> Integer.parseInt(found.group(1)))
        .sum();
  }

  private void ask(String method, String path) throws Exception {
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + ports.get("CONNECT_PORT") + path))
                    .method(method, BodyPublishers.noBody())
                    .build(),
                BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
  }

  private String install(String version) throws Exception {
    return machine.run("/opt/clicklake/releases/" + version + "/bin/install");
  }

  private String userOf(String service) throws Exception {
    String pid = machine.run("systemctl", "show", "--property=MainPID", "--value", service);
    return machine.run("stat", "-c", "%U", "/proc/" + pid);
  }

  /** What an administrator adds to a unit is how the sink gets the keys of this store. */
  private void writeSettings() throws IOException {
    StringBuilder settings =
        new StringBuilder(
            """
            CLICKLAKE_BUCKET=lake-raw
            CLICKLAKE_REGION=us-east-1
            CLICKLAKE_LISTEN=127.0.0.1
            CLICKLAKE_ROTATE_SECONDS=3
            CLICKLAKE_MEASURE_SECONDS=5
            CLICKLAKE_KAFKA_HEAP_MB=256
            CLICKLAKE_CONNECT_HEAP_MB=384
            """);
    settings.append("CLICKLAKE_STORE_URL=").append(store.endpoint()).append('\n');
    ports.forEach(
        (name, port) ->
            settings.append("CLICKLAKE_").append(name).append('=').append(port).append('\n'));
    Files.createDirectories(files.at("/etc/clicklake"));
    Files.writeString(files.at("/etc/clicklake/host.env"), settings);
    Path added =
        Files.createDirectories(files.at("/etc/systemd/system/clicklake-connect.service.d"));
    Files.writeString(
        added.resolve("50-store.conf"),
        "[Service]\nEnvironment=AWS_ACCESS_KEY_ID=%s AWS_SECRET_ACCESS_KEY=%s\n"
            .formatted(store.accessKey(), store.secretKey()));
  }
}
