package io.clicklake.stack.local;

import io.clicklake.components.Component;
import io.clicklake.components.ComponentException;
import io.clicklake.components.HttpProbe;
import io.clicklake.components.JavaRuntime;
import io.clicklake.components.S3Server;
import io.clicklake.components.StateDirectory;
import io.clicklake.stack.live.Broker;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;

/**
 * The services as a host runs them: the distribution's scripts on what its tool has prepared, with
 * every listener on loopback.
 */
final class SecuredServices implements HostServices {

  private static final String PREPARE = "prepare";
  private static final int CONNECT_MILLIS = 500;
  private static final String ANSWER_MILLIS = "2000";

  private final StackPorts ports;
  private final S3Server s3;
  private final HostDistribution host;
  private final HostScript kafka;
  private final HostScript registry;
  private final HostScript gate;
  private final HostScript connect;

  private SecuredServices(StackPorts ports, S3Server s3, HostDistribution host) {
    this.ports = ports;
    this.s3 = s3;
    this.host = host;
    this.kafka =
        new HostScript(
            host,
            "kafka",
            List.of(
                ports.kafkaClients(), ports.kafka(), ports.kafkaController(), ports.kafkaBrokers()),
            Map.of(),
            this::kafkaServes);
    this.registry =
        new HostScript(
            host,
            "registry",
            List.of(ports.registryBehindGate()),
            Map.of(),
            () -> HttpProbe.succeeds(registryHealth()));
    this.gate =
        new HostScript(
            host, "gate", List.of(ports.registry()), Map.of(), () -> listens(ports.registry()));
    this.connect =
        new HostScript(
            host,
            "connect",
            List.of(ports.connect()),
            Map.of("AWS_ACCESS_KEY_ID", s3.accessKey(), "AWS_SECRET_ACCESS_KEY", s3.secretKey()),
            () -> HttpProbe.succeeds(connectWorker().resolve("/health")));
  }

  /**
   * Services of the checkout at {@code home}.
   *
   * @throws ComponentException when connector settings are given: the host's are what is shown
   */
  static SecuredServices of(
      Path home, Path state, StackPorts ports, S3Server s3, Map<String, String> connectorSettings) {
    if (!connectorSettings.isEmpty()) {
      throw new ComponentException(
          "a secured stack runs the host's own connectors: leave out "
              + connectorSettings.keySet().stream().sorted().toList());
    }
    return new SecuredServices(
        ports,
        s3,
        new HostDistribution(
            home.resolve("infra/host/target/dist"),
            JavaRuntime.current(),
            new StateDirectory(state)));
  }

  @Override
  public List<Component> components() {
    return List.of(registry, gate, kafka, connect);
  }

  @Override
  public List<Step> steps(Consumer<Component> bringUp) {
    return List.of(
        new Step(PREPARE, Set.of(), this::prepare),
        Step.up(kafka, Set.of(PREPARE), bringUp),
        Step.up(registry, Set.of(PREPARE), bringUp),
        Step.up(gate, Set.of(registry.name()), bringUp),
        new Step(TOPICS, Set.of(kafka.name()), () -> host.tool("topics")),
        new Step(SCHEMAS, Set.of(gate.name()), () -> host.tool("schemas")),
        Step.up(connect, Set.of(TOPICS), bringUp),
        new Step(
            "connectors",
            Set.of(connect.name(), SCHEMAS, s3.name()),
            () -> host.tool("connectors")));
  }

  @Override
  public Broker broker() {
    return new Broker(
        "127.0.0.1:" + ports.kafka(), Optional.of(host.prepared("kafka/admin.properties")));
  }

  @Override
  public URI registryHealth() {
    return URI.create(
        "http://127.0.0.1:" + ports.registryBehindGate() + "/apis/ccompat/v7/subjects");
  }

  @Override
  public URI connectWorker() {
    return URI.create("http://127.0.0.1:" + ports.connect());
  }

  @Override
  public Map<String, String> registryClient() {
    return host.properties("gate/writer.properties");
  }

  @Override
  public Map<String, String> functionVariables() {
    return Map.of(
        "BOOTSTRAP_SERVERS",
        "localhost:" + ports.kafkaClients(),
        "KAFKA_SECURITY_PROTOCOL",
        "SASL_SSL",
        "KAFKA_SASL_MECHANISM",
        "SCRAM-SHA-512",
        "KAFKA_SASL_JAAS_CONFIG",
        "org.apache.kafka.common.security.scram.ScramLoginModule required"
            + " username=\"producer\" password=\""
            + host.properties("kafka/scram.properties").get("producer")
            + "\";",
        "KAFKA_SSL_TRUSTSTORE_TYPE",
        "PEM",
        "KAFKA_SSL_TRUSTSTORE_LOCATION",
        host.prepared("kafka/ca.pem").toString(),
        "SCHEMA_REGISTRY_URL",
        "https://localhost:" + ports.registry() + "/apis/ccompat/v7",
        "KAFKA_BASIC_AUTH_USER_INFO",
        "reader:" + host.properties("gate/gate.properties").get("user.reader"),
        "KAFKA_SCHEMA_REGISTRY_SSL_TRUSTSTORE_LOCATION",
        host.prepared("gate/ca.pem").toString());
  }

  private void prepare() {
    Map<String, String> settings = new HashMap<>(here(ports));
    settings.put("CLICKLAKE_TOPICS_DIR", StackComponents.TOPICS_DIRECTORY);
    settings.put("CLICKLAKE_STORE_URL", s3.endpoint().toString());
    settings.put("CLICKLAKE_ROTATE_SECONDS", "5");
    host.configure(settings);
    host.tool("prepare");
  }

  /** A host's settings that put it on loopback at these ports. */
  static Map<String, String> here(StackPorts ports) {
    return Map.ofEntries(
        Map.entry("CLICKLAKE_BUCKET", StackComponents.BUCKET),
        Map.entry("CLICKLAKE_REGION", StackComponents.REGION),
        Map.entry("CLICKLAKE_LISTEN", "127.0.0.1"),
        port("KAFKA_PORT", ports.kafkaClients()),
        port("KAFKA_ADMIN_PORT", ports.kafka()),
        port("KAFKA_CONTROLLER_PORT", ports.kafkaController()),
        port("KAFKA_BROKERS_PORT", ports.kafkaBrokers()),
        port("REGISTRY_PORT", ports.registry()),
        port("REGISTRY_INNER_PORT", ports.registryBehindGate()),
        port("CONNECT_PORT", ports.connect()));
  }

  private static Map.Entry<String, String> port(String name, int port) {
    return Map.entry("CLICKLAKE_" + name, Integer.toString(port));
  }

  private boolean kafkaServes() {
    if (!listens(ports.kafka())) {
      return false;
    }
    Map<String, Object> client = new HashMap<>(broker().client());
    client.put("default.api.timeout.ms", ANSWER_MILLIS);
    client.put("request.timeout.ms", ANSWER_MILLIS);
    try (Admin admin = Admin.create(client)) {
      return !admin.describeCluster().nodes().get().isEmpty();
    } catch (ExecutionException notYet) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static boolean listens(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress("127.0.0.1", port), CONNECT_MILLIS);
      return true;
    } catch (IOException nobody) {
      return false;
    }
  }
}
