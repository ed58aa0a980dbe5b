package io.clicklake.stack.deploy.image;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.clicklake.stack.deploy.account.RegistryLogin;
import io.clicklake.stack.deploy.machine.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** With Docker's buildx, from the Dockerfile: the function's cache is trained in the build. */
public final class DockerBuilder implements ImageBuilder {

  private static final Path EMULATION = Path.of("/proc/sys/fs/binfmt_misc/qemu-aarch64");

  private final String baseImage;

  public DockerBuilder(String baseImage) {
    this.baseImage = baseImage;
  }

  /** Why this machine cannot build for arm64 with Docker; empty where it can. */
  public static Optional<String> missing() {
    Optional<Path> docker = Program.onPath("docker");
    if (docker.isEmpty()) {
      return Optional.of("no docker on the PATH");
    }
    if (docker(docker.get()).run(List.of("info")).status() != 0) {
      return Optional.of("no Docker daemon answers");
    }
    if (docker(docker.get()).run(List.of("buildx", "version")).status() != 0) {
      return Optional.of("Docker has no buildx");
    }
    boolean linux = System.getProperty("os.name").equals("Linux");
    boolean arm = System.getProperty("os.arch").equals("aarch64");
    return !linux || arm || Files.exists(EMULATION)
        ? Optional.empty()
        : Optional.of(
            "this machine runs no programs for arm64 (docker run --privileged --rm tonistiigi/binfmt --install arm64 teaches it)");
  }

  private static Program docker(Path file) {
    return new Program(file, Path.of("").toAbsolutePath(), Map.of());
  }

  @Override
  public String name() {
    return "docker";
  }

  @Override
  public String description(FunctionContext context, String image) {
    return "docker " + String.join(" ", arguments(context, image, Path.of("image.json")));
  }

  @Override
  public String push(FunctionContext context, String image, RegistryLogin login) {
    Program docker =
        docker(
            Program.onPath("docker")
                .orElseThrow(() -> new ImageException("no docker on the PATH")));
    String registry = image.substring(0, image.indexOf('/'));
    Program.Outcome loggedIn =
        docker.run(
            List.of("login", "--username", login.user(), "--password-stdin", registry),
            login.password());
    if (loggedIn.status() != 0) {
      throw new ImageException(
          "docker login to " + registry + " failed: " + loggedIn.output().strip());
    }
    try {
      Path metadata = Files.createTempFile("clicklake-image", ".json");
      try {
        if (docker.show(arguments(context, image, metadata)) != 0) {
          throw new ImageException(
              "docker buildx failed, see above; --image-builder jib builds without a daemon, and without the cache that shortens cold starts");
        }
        return new ObjectMapper()
            .readTree(Files.readAllBytes(metadata))
            .path("containerimage.digest")
            .asText();
      } finally {
        Files.delete(metadata);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Without attestations, which would make an index of it: Lambda takes none. */
  private List<String> arguments(FunctionContext context, String image, Path metadata) {
    return List.of(
        "buildx",
        "build",
        "--platform",
        "linux/arm64",
        "--provenance=false",
        "--push",
        "--build-arg",
        "BASE_IMAGE=" + baseImage,
        "--tag",
        image,
        "--metadata-file",
        metadata.toString(),
        context.directory().toString());
  }
}
