package io.clicklake.infra;

import io.clicklake.components.FreePorts;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** An emulation of AWS's control plane on 127.0.0.1: moto_server, where the machine has it. */
final class Moto implements AutoCloseable {

  private final Process process;
  private final URI url;

  private Moto(Process process, URI url) {
    this.process = process;
    this.url = url;
  }

  /** Starts one; the test is skipped where there is none. */
  static Moto start(Path directory) throws IOException {
    Path program = Tools.assumed("moto_server");
    int port = FreePorts.next();
    Process process =
        new ProcessBuilder(
                List.of(program.toString(), "-H", "127.0.0.1", "-p", Integer.toString(port)))
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("moto.log").toFile())
            .start();
    Moto moto = new Moto(process, URI.create("http://127.0.0.1:" + port));
    try {
      Awaitility.await("moto answers")
          .atMost(Duration.ofMinutes(2))
          .ignoreExceptions()
          .until(moto::answers);
    } catch (RuntimeException e) {
      moto.close();
      throw e;
    }
    return moto;
  }

  URI url() {
    return url;
  }

  private boolean answers() throws IOException, InterruptedException {
    if (!process.isAlive()) {
      throw new IllegalStateException("moto_server ended with " + process.exitValue());
    }
    HttpRequest request = HttpRequest.newBuilder(url.resolve("/moto-api/data.json")).build();
    return HttpClient.newBuilder()
            .proxy(HttpClient.Builder.NO_PROXY)
            .build()
            .send(request, HttpResponse.BodyHandlers.discarding())
            .statusCode()
        == 200;
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
