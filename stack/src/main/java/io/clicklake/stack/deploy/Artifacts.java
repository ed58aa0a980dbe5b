package io.clicklake.stack.deploy;

import io.clicklake.stack.deploy.image.FunctionContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What is deployed: the hosts' distribution and the function, as a checkout's build makes them or
 * as they were made elsewhere.
 *
 * @param distribution an archive of another place
 * @param function a function's context of another place
 */
record Artifacts(Path checkout, Optional<Path> distribution, Optional<Path> function) {

  Artifacts {
    distribution.ifPresent(
        file -> {
          if (!Files.isRegularFile(file)) {
            throw new DeploymentException(
                "--distribution is " + file + ", expected a file that is there");
          }
        });
    function.ifPresent(
        directory -> {
          if (!new FunctionContext(directory).present()) {
            throw new DeploymentException(
                "--function is %s, expected a directory with Dockerfile and lib, as infra/images/target/function is after a build"
                    .formatted(directory));
          }
        });
  }

  boolean present() {
    return archives().size() == 1 && context().present();
  }

  HostArchive archive() {
    List<HostArchive> archives = archives();
    if (archives.size() != 1) {
      throw new DeploymentException(
          "%s holds %d distributions, expected one; delete the others, or name one with --distribution"
              .formatted(hostTarget(), archives.size()));
    }
    return archives.get(0);
  }

  FunctionContext context() {
    return new FunctionContext(
        function.orElseGet(() -> checkout.resolve("infra/images/target/function")));
  }

  private List<HostArchive> archives() {
    return distribution
        .map(file -> List.of(new HostArchive(file)))
        .orElseGet(() -> HostArchive.in(hostTarget()));
  }

  private Path hostTarget() {
    return checkout.resolve("infra/host/target");
  }
}
