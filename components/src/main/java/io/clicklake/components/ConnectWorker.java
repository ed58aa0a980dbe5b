package io.clicklake.components;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Kafka Connect worker in standalone mode; it is healthy while every connector and every task of
 * it runs.
 */
public final class ConnectWorker implements Component {

  private static final String NAME = "connect";
  private static final Pattern STATE = Pattern.compile("\"state\"\\s*:\\s*\"([A-Z_]+)\"");
  private static final int CONNECTOR_AND_ONE_TASK = 2;

  private final Distribution distribution;
  private final StateDirectory state;
  private final int port;
  private final ConnectWorkerSettings settings;

  /** A worker with its offsets and configuration under {@code state}, its REST API on the port. */
  public ConnectWorker(
      Distribution distribution, Path state, int port, ConnectWorkerSettings settings) {
    this.distribution = distribution;
    this.state = new StateDirectory(state);
    this.port = port;
    this.settings = settings;
  }

  /** Where its REST API begins. */
  public URI url() {
    return URI.create("http://127.0.0.1:" + port);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<Integer> ports() {
    return List.of(port);
  }

  @Override
  public Path logFile() {
    return state.log(NAME);
  }

  @Override
  public Path directory() {
    return state.data(NAME);
  }

  @Override
  public Path pidFile() {
    return state.pid(NAME);
  }

  @Override
  public void prepare() throws IOException {
    if (!Files.isDirectory(settings.pluginPath())) {
      throw new IOException(
          "plugin path "
              + settings.pluginPath()
              + " is not a directory: the build lays the plugin there; run ./mvnw package");
    }
    PropertiesFile.write(workerFile(), workerProperties());
    KafkaLogging.write(logging());
    for (Map.Entry<String, Map<String, String>> connector : settings.connectors().entrySet()) {
      Map<String, String> properties = new LinkedHashMap<>(connector.getValue());
      properties.put("name", connector.getKey());
      PropertiesFile.write(connectorFile(connector.getKey()), properties);
    }
  }

  @Override
  public List<String> command() {
    List<String> options = new ArrayList<>(settings.jvmOptions());
    options.add("-Dlog4j2.configurationFile=" + logging());
    options.add("-cp");
    options.add(distribution.kafkaClassPath());
    List<String> program = new ArrayList<>();
    program.add("org.apache.kafka.connect.cli.ConnectStandalone");
    program.add(workerFile().toString());
    settings.connectors().keySet().stream()
        .sorted()
        .forEach(name -> program.add(connectorFile(name).toString()));
    return distribution.java().command(options, program);
  }

  @Override
  public Map<String, String> environment() {
    return Map.of();
  }

  @Override
  public boolean healthy() {
    return settings.connectors().keySet().stream().allMatch(this::running);
  }

  private boolean running(String connector) {
    Optional<String> status =
        HttpProbe.body(URI.create(url() + "/connectors/" + connector + "/status"));
    if (status.isEmpty()) {
      return false;
    }
    int states = 0;
    for (Matcher state = STATE.matcher(status.get()); state.find(); states++) {
      if (!state.group(1).equals("RUNNING")) {
        return false;
      }
    }
    return states >= CONNECTOR_AND_ONE_TASK;
  }

  private Path workerFile() {
    return state.data(NAME).resolve("worker.properties");
  }

  private Path connectorFile(String connector) {
    return state.data(NAME).resolve("connectors").resolve(connector + ".properties");
  }

  private Path logging() {
    return state.data(NAME).resolve("log4j2.properties");
  }

  private Map<String, String> workerProperties() {
    String bytes = "org.apache.kafka.connect.converters.ByteArrayConverter";
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("bootstrap.servers", settings.bootstrapServers());
    properties.put("key.converter", bytes);
    properties.put("value.converter", bytes);
    properties.put("listeners", url().toString());
    properties.put("rest.advertised.host.name", "127.0.0.1");
    properties.put("plugin.discovery", "service_load");
    properties.put("plugin.path", settings.pluginPath().toAbsolutePath().toString());
    properties.put("offset.storage.file.filename", state.data(NAME).resolve("offsets").toString());
    properties.put("offset.flush.interval.ms", "5000");
    // The group waits this long for a member that was killed before the next one may begin.
    properties.put("consumer.session.timeout.ms", "6000");
    properties.put("consumer.heartbeat.interval.ms", "2000");
    return properties;
  }
}
