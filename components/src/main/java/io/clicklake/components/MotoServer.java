package io.clicklake.components;

import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * AWS as moto plays it, all services at one address, in memory: for tests on machines that have
 * {@code moto_server}, which no build installs. It looks at no signature and knows one account,
 * 123456789012.
 */
public final class MotoServer implements Component {

  private static final String NAME = "moto";
  private static final String PROGRAM = "moto_server";

  private final StateDirectory state;
  private final int port;

  public MotoServer(Path state, int port) {
    this.state = new StateDirectory(state);
    this.port = port;
  }

  /** Why this machine cannot run it; empty where it can. */
  public static Optional<String> missing() {
    boolean there =
        Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
            .anyMatch(directory -> Files.isExecutable(Path.of(directory, PROGRAM)));
    return there
        ? Optional.empty()
        : Optional.of("no " + PROGRAM + " on the PATH: pip install 'moto[server]'");
  }

  /** Where every service of every region answers. */
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

  /** It keeps nothing. */
  @Override
  public void prepare() {}

  @Override
  public List<String> command() {
    return List.of(PROGRAM, "-H", "127.0.0.1", "-p", Integer.toString(port));
  }

  @Override
  public Map<String, String> environment() {
    return Map.of();
  }

  @Override
  public boolean healthy() {
    return HttpProbe.succeeds(url().resolve("/moto-api/data.json"));
  }
}
