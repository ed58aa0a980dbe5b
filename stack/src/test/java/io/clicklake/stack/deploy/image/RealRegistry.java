package io.clicklake.stack.deploy.image;

import io.clicklake.components.Component;
import io.clicklake.components.HttpProbe;
import io.clicklake.components.StateDirectory;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Debian's {@code docker-registry} as a process. */
final class RealRegistry implements Component {

  static final String NAME = "docker-registry";

  private final StateDirectory state;
  private final int port;

  RealRegistry(Path state, int port) {
    this.state = new StateDirectory(state);
    this.port = port;
  }

  /** As image names begin. */
  String address() {
    return "127.0.0.1:" + port;
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
    Files.createDirectories(directory());
    Files.writeString(
        directory().resolve("config.yml"),
        """
        version: 0.1
        storage:
          filesystem:
            rootdirectory: %s
        http:
          addr: 127.0.0.1:%d
        """
            .formatted(directory().resolve("images"), port));
  }

  @Override
  public List<String> command() {
    return List.of(NAME, "serve", directory().resolve("config.yml").toString());
  }

  @Override
  public Map<String, String> environment() {
    return Map.of();
  }

  @Override
  public boolean healthy() {
    return HttpProbe.succeeds(URI.create("http://127.0.0.1:" + port + "/v2/"));
  }
}
