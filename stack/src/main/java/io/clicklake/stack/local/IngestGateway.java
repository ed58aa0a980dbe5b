package io.clicklake.stack.local;

import io.clicklake.components.Component;
import io.clicklake.components.HttpProbe;
import io.clicklake.components.JavaRuntime;
import io.clicklake.components.S3Server;
import io.clicklake.components.StateDirectory;
import io.clicklake.stack.gateway.GatewayMain;
import io.clicklake.stack.live.Surroundings;
import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The HTTP API in front of the Lambda and the Lambda Runtime API, in one process; beside the API
 * the website with the live page.
 */
final class IngestGateway implements Component {

  private static final String NAME = "gateway";

  private final JavaRuntime java;
  private final StateDirectory state;
  private final int ingestPort;
  private final int runtimeApiPort;
  private final Optional<Surroundings> shown;

  /** A gateway without a website. */
  IngestGateway(JavaRuntime java, Path state, int ingestPort, int runtimeApiPort) {
    this(java, state, ingestPort, runtimeApiPort, Optional.empty());
  }

  private IngestGateway(
      JavaRuntime java,
      Path state,
      int ingestPort,
      int runtimeApiPort,
      Optional<Surroundings> shown) {
    this.java = java;
    this.state = new StateDirectory(state);
    this.ingestPort = ingestPort;
    this.runtimeApiPort = runtimeApiPort;
    this.shown = shown;
  }

  /** The same with a website, whose live page shows a pipeline of these parts. */
  IngestGateway withWebsite(Path lakeRoot, S3Server s3, HostServices services) {
    return new IngestGateway(
        java,
        state.root(),
        ingestPort,
        runtimeApiPort,
        Optional.of(
            new Surroundings(
                lakeRoot,
                services.broker(),
                url("/health"),
                s3.endpoint(),
                services.registryHealth(),
                services.connectWorker(),
                HostServices.CONNECTORS)));
  }

  /** The HTTP API's address of a path. */
  URI url(String path) {
    return URI.create("http://127.0.0.1:" + ingestPort + path);
  }

  /** The Runtime API as functions are told it: host and port. */
  String runtimeApi() {
    return "127.0.0.1:" + runtimeApiPort;
  }

  /** Whether a runtime asks for work or does some. */
  boolean hasRuntime() {
    return HttpProbe.succeeds(URI.create("http://" + runtimeApi() + "/clicklake/runtimes"));
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<Integer> ports() {
    return List.of(ingestPort, runtimeApiPort);
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
  public void prepare() {}

  @Override
  public List<String> command() {
    List<String> program = new ArrayList<>();
    program.add(GatewayMain.class.getName());
    program.add("--ingest-port=" + ingestPort);
    program.add("--runtime-api-port=" + runtimeApiPort);
    shown.ifPresent(parts -> program.addAll(options(parts)));
    return java.command(
        List.of(
            "-Xmx256m",
            "-XX:TieredStopAtLevel=1",
            "-Dsun.net.httpserver.nodelay=true",
            "-cp",
            ownClassPath()),
        program);
  }

  private static List<String> options(Surroundings parts) {
    List<String> options = new ArrayList<>();
    options.add("--lake=" + parts.lakeRoot());
    options.add("--kafka=" + parts.broker().bootstrapServers());
    parts.broker().login().ifPresent(file -> options.add("--kafka-login=" + file));
    options.add("--function=" + parts.function());
    options.add("--s3=" + parts.s3());
    options.add("--registry=" + parts.registry());
    options.add("--connect=" + parts.connect());
    parts.connectors().forEach(connector -> options.add("--connector=" + connector));
    return options;
  }

  @Override
  public Map<String, String> environment() {
    return Map.of();
  }

  @Override
  public boolean healthy() {
    return HttpProbe.succeeds(URI.create("http://" + runtimeApi() + "/2018-06-01/ping"));
  }

  /** This process's class path, good in any directory. */
  private static String ownClassPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }
}
