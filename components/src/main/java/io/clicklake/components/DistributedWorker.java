package io.clicklake.components;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A Kafka Connect worker in distributed mode: it keeps nothing of its own, its group's connectors
 * stand in Kafka and are changed over the REST API of any worker. It is healthy while it is a
 * member of its group and answers; what its tasks do is not its health.
 *
 * <p>A worker that is gone is missed after six seconds, and its work is given to others a second
 * later, so that a fault and its end are soon behind each other.
 */
public final class DistributedWorker implements Component {

  private final ConnectProcess process;
  private final DistributedWorkerSettings settings;

  /**
   * A worker with its configuration and log under {@code state}.
   *
   * @param name lower-case, unlike any other component's on the same state directory
   * @param port of its REST API
   */
  public DistributedWorker(
      Distribution distribution,
      Path state,
      String name,
      int port,
      DistributedWorkerSettings settings) {
    this.process = new ConnectProcess(distribution, new StateDirectory(state), name, port);
    this.settings = settings;
  }

  /** Where its REST API begins. */
  public URI url() {
    return process.url();
  }

  @Override
  public String name() {
    return process.name();
  }

  @Override
  public List<Integer> ports() {
    return List.of(process.port());
  }

  @Override
  public Path logFile() {
    return process.state().log(name());
  }

  @Override
  public Path directory() {
    return process.directory();
  }

  @Override
  public Path pidFile() {
    return process.state().pid(name());
  }

  @Override
  public void prepare() throws IOException {
    process.prepare(settings.pluginPath(), settings.bootstrapServers(), workerProperties());
  }

  @Override
  public List<String> command() {
    return process.command(
        settings.jvmOptions(),
        List.of(
            "org.apache.kafka.connect.cli.ConnectDistributed", process.workerFile().toString()));
  }

  @Override
  public Map<String, String> environment() {
    return Map.of();
  }

  @Override
  public boolean healthy() {
    return HttpProbe.succeeds(URI.create(url() + "/health"));
  }

  private Map<String, String> workerProperties() {
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("group.id", settings.group());
    for (String kept : List.of("config", "offset", "status")) {
      properties.put(kept + ".storage.topic", settings.group() + "-" + kept + "s");
      properties.put(kept + ".storage.replication.factor", "1");
    }
    properties.put("offset.storage.partitions", "1");
    properties.put("status.storage.partitions", "1");
    properties.put("rest.advertised.port", Integer.toString(process.port()));
    properties.put("session.timeout.ms", "6000");
    properties.put("heartbeat.interval.ms", "2000");
    properties.put("rebalance.timeout.ms", "15000");
    properties.put("scheduled.rebalance.max.delay.ms", "1000");
    properties.put("worker.unsync.backoff.ms", "5000");
    properties.putAll(settings.workerProperties());
    return properties;
  }
}
