package io.clicklake.image;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.clicklake.components.FreePorts;
import io.clicklake.components.Keystores;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.utils.Time;

/**
 * A real Kafka node in this process: it lets the function in over TLS with SCRAM, as in production,
 * and has both topics.
 */
final class TrainingBroker {

  private static final String USER = "producer";
  private static final String PASSWORD = "not-a-secret";
  private static final String TOPIC = "clickstream";
  private static final String CLUSTER = "dHJhaW5pbmctY2x1c3RlcjE";

  private final int port;

  private TrainingBroker(int port) {
    this.port = port;
  }

  /** Starts it; it ends with this process. */
  static TrainingBroker start(Path folder, Keystores keys) throws Exception {
    int port = FreePorts.next();
    int internal = FreePorts.next();
    Properties settings = settings(folder, keys, port, internal, FreePorts.next());
    format(folder, settings);
    new KafkaRaftServer(KafkaConfig.fromProps(settings), Time.SYSTEM).startup();
    createTopics("127.0.0.1:" + internal);
    return new TrainingBroker(port);
  }

  /** How the function reaches it. */
  Map<String, String> clientVariables() {
    Map<String, String> variables = new HashMap<>();
    variables.put("BOOTSTRAP_SERVERS", "127.0.0.1:" + port);
    variables.put("KAFKA_TOPIC", TOPIC);
    return variables;
  }

  /** The secret that the function logs in with, by its place below the prefix. */
  Map<String, String> parameters() {
    return Map.of("kafka/producer", PASSWORD);
  }

  private static Properties settings(
      Path folder, Keystores keys, int port, int internal, int controller) {
    Properties settings = new Properties();
    settings.put("process.roles", "broker,controller");
    settings.put("node.id", "1");
    settings.put(
        "listeners",
        "SASL_SSL://127.0.0.1:%d,PLAINTEXT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d"
            .formatted(port, internal, controller));
    settings.put("controller.listener.names", "CONTROLLER");
    settings.put("controller.quorum.bootstrap.servers", "127.0.0.1:" + controller);
    settings.put(
        "listener.security.protocol.map",
        "SASL_SSL:SASL_SSL,PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    settings.put("inter.broker.listener.name", "PLAINTEXT");
    settings.put("sasl.enabled.mechanisms", "SCRAM-SHA-512");
    settings.put(
        "listener.name.sasl_ssl.scram-sha-512.sasl.jaas.config",
        "org.apache.kafka.common.security.scram.ScramLoginModule required;");
    settings.put("ssl.keystore.type", "PKCS12");
    settings.put("ssl.keystore.location", keys.file("server.p12").toString());
    settings.put("ssl.keystore.password", Keystores.PASSWORD);
    settings.put("log.dirs", folder.resolve("logs").toString());
    settings.put("auto.create.topics.enable", "false");
    settings.put("offsets.topic.replication.factor", "1");
    settings.put("transaction.state.log.replication.factor", "1");
    settings.put("transaction.state.log.min.isr", "1");
    settings.put("log.cleaner.dedupe.buffer.size", "8388608");
    return settings;
  }

  private static void format(Path folder, Properties settings) throws IOException {
    Files.createDirectories(folder);
    Path file = folder.resolve("server.properties");
    try (Writer out = Files.newBufferedWriter(file)) {
      settings.store(out, null);
    }
    Path log = folder.resolve("format.log");
    int status;
    try (PrintStream out = new PrintStream(Files.newOutputStream(log), true, UTF_8)) {
      status =
          StorageTool.execute(
              new String[] {
                "format",
                "--standalone",
                "--cluster-id",
                CLUSTER,
                "--config",
                file.toString(),
                "--add-scram",
                "SCRAM-SHA-512=[name=%s,password=%s]".formatted(USER, PASSWORD)
              },
              out);
    }
    if (status != 0) {
      throw new TrainingFailedException(
          "Kafka's storage is not formatted, status " + status + ": " + Files.readString(log));
    }
  }

  private static void createTopics(String servers) throws InterruptedException {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
      admin
          .createTopics(
              List.of(
                  new NewTopic(TOPIC, 3, (short) 1),
                  new NewTopic(TOPIC + ".rejected", 1, (short) 1)))
          .all()
          .get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("cannot make the topics", e);
    }
  }
}
