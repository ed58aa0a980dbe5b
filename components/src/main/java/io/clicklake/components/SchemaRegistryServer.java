package io.clicklake.components;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A schema registry that speaks Confluent's REST API (Apicurio Registry), its schemas in an H2
 * database file; what it has acknowledged survives SIGKILL.
 */
public final class SchemaRegistryServer implements Component {

  private static final String NAME = "registry";

  private final Distribution distribution;
  private final StateDirectory state;
  private final int port;

  /** A registry with its data under {@code state}. */
  public SchemaRegistryServer(Distribution distribution, Path state, int port) {
    this.distribution = distribution;
    this.state = new StateDirectory(state);
    this.port = port;
  }

  /** Where Confluent's REST API begins, as clients are configured with it. */
  public URI url() {
    return URI.create("http://127.0.0.1:" + port + "/apis/ccompat/v7");
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
    Files.createDirectories(state.data(NAME));
  }

  @Override
  public List<String> command() {
    String database = "jdbc:h2:file:" + state.data(NAME).resolve("schemas") + ";WRITE_DELAY=0";
    return distribution
        .java()
        .command(
            List.of(
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-Dquarkus.http.host=127.0.0.1",
                "-Dquarkus.http.port=" + port,
                "-Dquarkus.datasource.jdbc.url=" + database,
                "-Dregistry.datasource.url=" + database,
                "-Dquarkus.log.console.color=false"),
            List.of("-jar", distribution.registryJar().toString()));
  }

  @Override
  public Map<String, String> environment() {
    return Map.of();
  }

  @Override
  public boolean healthy() {
    return HttpProbe.succeeds(URI.create(url() + "/subjects"));
  }
}
