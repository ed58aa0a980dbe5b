package io.clicklake.host.kafka;

import io.clicklake.host.HostException;
import io.clicklake.host.prepare.Prepared;
import io.clicklake.host.settings.HostSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;

/**
 * Brings topics, users and permissions to the broker of this host, and says how far its topics are
 * read. Every call ends within the administrator's patience and may be made again at any time.
 */
public final class Administrator implements AutoCloseable {

  private static final Duration PER_REQUEST = Duration.ofSeconds(5);

  private final Admin admin;
  private final Prepared prepared;

  /**
   * The administrator of a prepared host.
   *
   * @param patience how long a call waits for the broker
   */
  public Administrator(Prepared prepared, Duration patience) {
    this.prepared = prepared;
    Map<String, Object> client = new HashMap<>(prepared.properties("kafka/admin.properties"));
    client.put("default.api.timeout.ms", Long.toString(patience.toMillis()));
    client.put(
        "request.timeout.ms", Long.toString(Math.min(PER_REQUEST.toMillis(), patience.toMillis())));
    this.admin = Admin.create(client);
  }

  /** Whether the broker serves. */
  public boolean answers() {
    try {
      return !Answers.await(admin.describeCluster().nodes(), "describe the cluster").isEmpty();
    } catch (HostException notYet) {
      return false;
    }
  }

  /**
   * Makes topics, gives users their passwords and permissions.
   *
   * @return what was done, a line each
   */
  public List<String> bring(HostSettings settings) {
    List<String> done = new ArrayList<>();
    done.addAll(new Topics(admin).bring(PipelineTopics.of(settings)));
    done.addAll(new Users(admin).bring(prepared.properties("kafka/scram.properties")));
    done.addAll(new Grants(admin).bring(Permissions.users(), Permissions.of(settings.registry())));
    return done;
  }

  /**
   * How far the sink has come, by partition.
   *
   * @throws HostException when Kafka does not say so
   */
  public Map<String, Position> sinkPositions() {
    return new SinkPositions(admin).all();
  }

  @Override
  public void close() {
    admin.close(PER_REQUEST);
  }
}
