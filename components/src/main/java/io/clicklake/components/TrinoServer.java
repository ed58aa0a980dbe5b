package io.clicklake.components;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Trino, one node, with a catalog {@code hive} over local files: the engine that Athena's version 3
 * is built on. Table definitions lie as files in {@link #metastore()}, read anew for every query;
 * data is named by {@link #location(Path)}.
 */
public final class TrinoServer implements Component {

  private static final String NAME = "trino";
  private static final int NEEDS_JAVA = 25;
  private static final String STARTED = "\"starting\":false";

  private final Distribution distribution;
  private final JavaRuntime java;
  private final StateDirectory state;
  private final int port;

  /**
   * A server with its files under {@code state}.
   *
   * @param java 25 or newer
   */
  public TrinoServer(Distribution distribution, JavaRuntime java, Path state, int port) {
    if (java.feature() < NEEDS_JAVA) {
      throw new ComponentException(
          "Java %d at %s is too old: Trino needs Java %d; set JAVA_HOME_%d to one"
              .formatted(java.feature(), java.executable(), NEEDS_JAVA, NEEDS_JAVA));
    }
    this.distribution = distribution;
    this.java = java;
    this.state = new StateDirectory(state);
    this.port = port;
  }

  /** A server on a machine that is new enough, wherever that is on this computer. */
  public static TrinoServer onInstalledJava(Distribution distribution, Path state, int port) {
    return new TrinoServer(
        distribution, InstalledJava.onThisComputer().atLeast(NEEDS_JAVA), state, port);
  }

  /** Where clients send requests. */
  public URI url() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** Where Trino's file metastore has its definitions, {@code <schema>/<table>/.trinoSchema}. */
  public Path metastore() {
    return files().resolve("metastore");
  }

  /** Where data lies; directories in it may be locations of tables. */
  public Path lake() {
    return files().resolve("lake");
  }

  /** What a table's definition calls a directory in {@link #lake()}. */
  public String location(Path directory) {
    return "local:///" + files().relativize(directory);
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
    Files.createDirectories(metastore());
    Files.createDirectories(lake());
    PropertiesFile.write(configuration(), settings());
    PropertiesFile.write(
        catalogs().resolve("hive.properties"),
        Map.of(
            "connector.name", "hive",
            "fs.native-local.enabled", "true",
            "local.location", files().toString(),
            "hive.metastore", "file",
            "hive.metastore.catalog.dir", "local:///" + files().relativize(metastore()),
            "hive.partition-projection-enabled", "true"));
  }

  @Override
  public List<String> command() {
    return java.command(
        List.of(
            "-Xmx1g",
            "-XX:TieredStopAtLevel=1",
            "-XX:+EnableDynamicAgentLoading",
            "-Djdk.attach.allowAttachSelf=true",
            "--add-modules=jdk.incubator.vector",
            "--sun-misc-unsafe-memory-access=allow",
            "-Dconfig=" + configuration(),
            "-cp",
            distribution.trinoClassPath()),
        List.of("io.trino.server.TrinoServer"));
  }

  @Override
  public Map<String, String> environment() {
    return Map.of();
  }

  @Override
  public boolean healthy() {
    return HttpProbe.body(url().resolve("/v1/info"))
        .filter(body -> body.contains(STARTED))
        .isPresent();
  }

  private Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("coordinator", "true");
    settings.put("node-scheduler.include-coordinator", "true");
    settings.put("node.environment", "clicklake");
    settings.put("node.id", "clicklake");
    settings.put("node.bind-ip", "127.0.0.1");
    settings.put("node.internal-address", "127.0.0.1");
    settings.put("http-server.http.port", Integer.toString(port));
    settings.put("http-server.log.enabled", "false");
    settings.put("discovery.uri", url().toString());
    settings.put("plugin.dir", distribution.trinoPlugins().toString());
    settings.put("catalog.config-dir", catalogs().toString());
    settings.put("query.max-memory", "256MB");
    settings.put("query.max-memory-per-node", "256MB");
    settings.put("memory.heap-headroom-per-node", "256MB");
    settings.put("query.max-history", "100");
    settings.put("query.min-expire-age", "1s");
    settings.put("task.concurrency", "1");
    return settings;
  }

  private Path files() {
    return state.data(NAME).resolve("files");
  }

  private Path catalogs() {
    return state.data(NAME).resolve("catalogs");
  }

  private Path configuration() {
    return state.data(NAME).resolve("config.properties");
  }
}
