package io.clicklake.host.secret;

import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.clicklake.components.FreePorts;
import io.clicklake.components.HttpProbe;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;

/** AWS as moto plays it, on loopback. */
public final class MotoServer implements AutoCloseable {

  private final Process process;
  private final URI url;

  private MotoServer(Process process, URI url) {
    this.process = process;
    this.url = url;
  }

  /** Starts it; skips the test where it is not installed. */
  public static MotoServer startOrSkip(Path directory) throws IOException {
    assumeThat(installed()).as("moto_server is not installed: pip install 'moto[server]'").isTrue();
    int port = FreePorts.next();
    Process process =
        new ProcessBuilder("moto_server", "-H", "127.0.0.1", "-p", Integer.toString(port))
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("moto.log").toFile())
            .start();
    URI url = URI.create("http://127.0.0.1:" + port);
    try {
      await().atMost(Duration.ofSeconds(60)).until(() -> HttpProbe.answers(url));
    } catch (RuntimeException e) {
      process.destroyForcibly();
      throw e;
    }
    return new MotoServer(process, url);
  }

  /** Where every service of it is. */
  public URI url() {
    return url;
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  private static boolean installed() {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
        .anyMatch(directory -> Files.isExecutable(Path.of(directory, "moto_server")));
  }
}
