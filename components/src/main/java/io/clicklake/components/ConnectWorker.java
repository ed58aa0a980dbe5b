package io.clicklake.components;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A Kafka Connect worker in standalone mode; it is healthy while every connector and every task of
 * it runs.
 */
public final class ConnectWorker implements Component {

  private static final String NAME = "connect";

  private final ConnectProcess process;
  private final ConnectWorkerSettings settings;

  /** A worker with its offsets and configuration under {@code state}, its REST API on the port. */
  public ConnectWorker(
      Distribution distribution, Path state, int port, ConnectWorkerSettings settings) {
    this.process = new ConnectProcess(distribution, new StateDirectory(state), NAME, port);
    this.settings = settings;
  }

  /** Where its REST API begins. */
  public URI url() {
    return process.url();
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<Integer> ports() {
    return List.of(process.port());
  }

  @Override
  public Path logFile() {
    return process.state().log(NAME);
  }

  @Override
  public Path directory() {
    return process.directory();
  }

  @Override
  public Path pidFile() {
    return process.state().pid(NAME);
  }

  @Override
  public void prepare() throws IOException {
    Map<String, String> worker = new LinkedHashMap<>();
    worker.put("offset.storage.file.filename", directory().resolve("offsets").toString());
    worker.putAll(settings.workerProperties());
    process.prepare(settings.pluginPath(), settings.bootstrapServers(), worker);
    for (Map.Entry<String, Map<String, String>> connector : settings.connectors().entrySet()) {
      Map<String, String> properties = new LinkedHashMap<>(connector.getValue());
      properties.put("name", connector.getKey());
      PropertiesFile.write(connectorFile(connector.getKey()), properties);
    }
  }

  @Override
  public List<String> command() {
    List<String> program = new ArrayList<>();
    program.add("org.apache.kafka.connect.cli.ConnectStandalone");
    program.add(process.workerFile().toString());
    settings.connectors().keySet().stream()
        .sorted()
        .forEach(name -> program.add(connectorFile(name).toString()));
    return process.command(settings.jvmOptions(), program);
  }

  @Override
  public Map<String, String> environment() {
    return Map.of();
  }

  @Override
  public boolean healthy() {
    return settings.connectors().keySet().stream()
        .allMatch(name -> ConnectorStatus.runs(url(), name));
  }

  private Path connectorFile(String connector) {
    return directory().resolve("connectors").resolve(connector + ".properties");
  }
}
