package io.clicklake.stack.deploy.image;

import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.RegistryImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.Platform;
import io.clicklake.components.FreePorts;
import io.clicklake.components.RunningComponent;
import io.clicklake.stack.deploy.machine.Program;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A registry of images on 127.0.0.1: Debian's where it is installed, else one in memory. */
public record LocalRegistry(String address, AutoCloseable process) implements AutoCloseable {

  /** Why this machine has no real one; empty where it has. */
  public static Optional<String> missing() {
    return Program.onPath(RealRegistry.NAME).isPresent()
        ? Optional.empty()
        : Optional.of("no docker-registry on the PATH: apt-get install docker-registry");
  }

  /** A real one where there is one. */
  public static LocalRegistry start(Path state) throws IOException {
    return missing().isEmpty() ? real(state) : inMemory();
  }

  static LocalRegistry real(Path state) {
    RealRegistry real = new RealRegistry(state, FreePorts.next());
    return new LocalRegistry(real.address(), RunningComponent.start(real, Duration.ofSeconds(30)));
  }

  static LocalRegistry inMemory() throws IOException {
    InMemoryRegistry inMemory = new InMemoryRegistry();
    return new LocalRegistry(inMemory.address(), inMemory);
  }

  /** Puts a base image there that holds next to nothing. */
  public String layBase(Path work) throws Exception {
    String name = address + "/base:25";
    Jib.fromScratch()
        .setPlatforms(Set.of(new Platform("arm64", "linux")))
        .addLayer(
            List.of(Files.writeString(work.resolve("base.txt"), "base")), AbsoluteUnixPath.get("/"))
        .containerize(
            Containerizer.to(RegistryImage.named(name))
                .setAllowInsecureRegistries(true)
                .setBaseImageLayersCache(work.resolve("cache/base"))
                .setApplicationLayersCache(work.resolve("cache/layers")));
    return name;
  }

  /** What it answers to a manifest's or a blob's address. */
  public HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create("http://" + address + "/v2/" + path))
                .header("accept", "application/vnd.docker.distribution.manifest.v2+json")
                .build(),
            HttpResponse.BodyHandlers.ofString());
  }

  @Override
  public void close() throws Exception {
    process.close();
  }
}
