package io.clicklake.stack.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.clicklake.components.FreePorts;
import io.clicklake.components.JavaRuntime;
import io.clicklake.components.RunningComponent;
import io.clicklake.components.StateDirectory;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Another certificate authority for a cluster of two hosts, as the operations document describes
 * it: three steps, after each of which the hosts start again one after the other, and the client
 * last. At every moment brokers replicate to each other and the client writes.
 */
@Tag("deployment")
class AuthorityRotationIT {

  private static final Path HOME = Path.of(System.getProperty("clicklake.home"));
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final int controllerPort = FreePorts.next();
  private final int gatePort = FreePorts.next();
  private final Path directory;
  private final Host first;
  private final Host second;

  /** What the client trusts: read when it starts, as the function does. */
  private String trusted = "";

  AuthorityRotationIT(@TempDir Path directory) {
    this.directory = directory;
    this.first = new Host(1);
    this.second = new Host(2);
  }

  @BeforeEach
  void start() throws IOException {
    first.configure(Map.of("CLICKLAKE_REGISTRY_PORT", Integer.toString(gatePort)));
    second.configure(Map.of("CLICKLAKE_REGISTRY_URL", "https://localhost:" + gatePort));
    first.distribution.tool("prepare");
    // In place of the Parameter Store: both hosts have the same secrets.
    Files.createSymbolicLink(second.secrets(), first.secrets());
    second.distribution.tool("prepare");
    first.start("kafka", first.clients);
    first.start("gate", gatePort);
    second.start("kafka", second.clients);
    awaitBothBrokers();
    first.distribution.tool("topics");
    startClientAgain();
    everythingWorks();
  }

  @AfterEach
  void end() {
    second.close();
    first.close();
  }

  @Test
  void everythingWorksAtEveryMomentOfARotation() throws Exception {
    String old = trusted;

    rotate("announce");
    assertThat(trusted).startsWith(old).isNotEqualTo(old);
    String next = trusted.substring(old.length());

    rotate("change");
    Path oldAlone = pem("old", old);
    assertThatThrownBy(() -> write(oldAlone))
        .as("who was not started again after the first step")
        .hasCauseInstanceOf(SslAuthenticationException.class);
    assertThatThrownBy(() -> shakeHands(oldAlone)).isInstanceOf(SSLHandshakeException.class);

    rotate("retire");
    assertThat(trusted).isEqualTo(next);
    assertThat(Files.readString(second.distribution.prepared("kafka/ca.pem"))).isEqualTo(next);
  }

  private void rotate(String step) throws Exception {
    first.distribution.tool("rotate", "authority", step);
    for (Host host : List.of(first, second)) {
      host.startAgain();
      awaitBothBrokers();
      everythingWorks();
    }
    startClientAgain();
    everythingWorks();
  }

  private void startClientAgain() throws IOException {
    trusted = Files.readString(first.secrets().resolve("kafka/ca"));
  }

  private void everythingWorks() throws IOException {
    Path pem = pem("client", trusted);
    await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .untilAsserted(
            () -> {
              write(pem);
              shakeHands(pem);
            });
    awaitReplicas();
  }

  private Path pem(String name, String certificates) throws IOException {
    return Files.writeString(directory.resolve(name + ".pem"), certificates);
  }

  /** One record into each partition, acknowledged by every broker that has a current copy. */
  private void write(Path pem) throws Exception {
    Map<String, Object> client =
        Map.of(
            "bootstrap.servers",
            "localhost:" + first.clients + ",localhost:" + second.clients,
            "security.protocol",
            "SASL_SSL",
            "sasl.mechanism",
            "SCRAM-SHA-512",
            "sasl.jaas.config",
            "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"producer\" password=\"%s\";"
                .formatted(Files.readString(first.secrets().resolve("kafka/producer"))),
            "ssl.truststore.type",
            "PEM",
            "ssl.truststore.location",
            pem.toString(),
            "acks",
            "all",
            "max.block.ms",
            "10000",
            "delivery.timeout.ms",
            "15000",
            "request.timeout.ms",
            "10000");
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(client, new StringSerializer(), new StringSerializer())) {
      for (int partition = 0; partition < 3; partition++) {
        producer.send(new ProducerRecord<>(StackTopics.EVENTS, partition, "k", "v")).get();
      }
    }
  }

  private void shakeHands(Path pem) throws Exception {
    try (SSLSocket socket =
        (SSLSocket) PemTrust.context(pem).getSocketFactory().createSocket("localhost", gatePort)) {
      socket.startHandshake();
    }
  }

  private void awaitBothBrokers() {
    awaitCluster(admin -> admin.describeCluster().nodes().get().size() == 2);
  }

  private void awaitReplicas() {
    awaitCluster(
        admin -> {
          TopicDescription topic =
              admin
                  .describeTopics(List.of(StackTopics.EVENTS))
                  .allTopicNames()
                  .get()
                  .values()
                  .iterator()
                  .next();
          return topic.partitions().stream().allMatch(partition -> partition.isr().size() == 2);
        });
  }

  private void awaitCluster(Look look) {
    Map<String, Object> client =
        new HashMap<>(first.distribution.properties("kafka/admin.properties"));
    client.put("default.api.timeout.ms", "5000");
    client.put("request.timeout.ms", "5000");
    try (Admin admin = Admin.create(client)) {
      await()
          .atMost(PATIENCE)
          .ignoreException(ExecutionException.class)
          .until(() -> look.satisfied(admin));
    }
  }

  @FunctionalInterface
  private interface Look {
    boolean satisfied(Admin admin) throws Exception;
  }

  /** A host of the cluster: its files and what runs of it. */
  private final class Host implements AutoCloseable {

    private final int number;
    private final int clients = FreePorts.next();
    private final StateDirectory state;
    private final HostDistribution distribution;
    private final List<RunningComponent> running = new ArrayList<>();

    Host(int number) {
      this.number = number;
      this.state = new StateDirectory(directory.resolve("host-" + number));
      this.distribution =
          new HostDistribution(
              HOME.resolve("infra/host/target/dist"), JavaRuntime.current(), state);
    }

    void configure(Map<String, String> further) {
      Map<String, String> settings = new HashMap<>(further);
      settings.put("CLICKLAKE_BUCKET", StackComponents.BUCKET);
      settings.put("CLICKLAKE_REGION", StackComponents.REGION);
      settings.put("CLICKLAKE_LISTEN", "127.0.0.1");
      settings.put("CLICKLAKE_NODE_ID", Integer.toString(number));
      settings.put("CLICKLAKE_VOTERS", "1@localhost:" + controllerPort);
      settings.put("CLICKLAKE_REPLICATION", "2");
      settings.put("CLICKLAKE_KAFKA_HEAP_MB", "256");
      settings.put("CLICKLAKE_KAFKA_PORT", Integer.toString(clients));
      settings.put("CLICKLAKE_KAFKA_CONTROLLER_PORT", Integer.toString(controllerPort));
      settings.put("CLICKLAKE_KAFKA_ADMIN_PORT", Integer.toString(FreePorts.next()));
      settings.put("CLICKLAKE_KAFKA_BROKERS_PORT", Integer.toString(FreePorts.next()));
      distribution.configure(settings);
    }

    Path secrets() {
      return state.data("host").resolve("state/secrets");
    }

    void start(String script, int port) {
      running.add(
          RunningComponent.start(
              new HostScript(distribution, script, List.of(port), Map.of(), () -> listens(port)),
              PATIENCE));
    }

    /** As {@code systemctl restart clicklake.target} does: prepared anew. */
    void startAgain() {
      distribution.tool("prepare");
      running.forEach(service -> service.restart(PATIENCE));
    }

    @Override
    public void close() {
      running.forEach(RunningComponent::close);
    }

    private static boolean listens(int port) {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress("127.0.0.1", port), 500);
        return true;
      } catch (IOException nobody) {
        return false;
      }
    }
  }
}
