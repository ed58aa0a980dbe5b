package io.clicklake.stack.deploy;

import io.clicklake.stack.deploy.image.DockerBuilder;
import io.clicklake.stack.deploy.image.ImageBuilder;
import io.clicklake.stack.deploy.image.JibBuilder;
import java.nio.file.Path;
import java.util.Optional;

/** How images are built. */
enum BuilderChoice {
  /** Docker where it can, else Jib. */
  auto,
  docker,
  jib;

  ImageBuilder builder(String baseImage, Path cache, Dialogue dialogue) {
    Optional<String> missing = this == jib ? Optional.empty() : DockerBuilder.missing();
    if (this == docker || (this == auto && missing.isEmpty())) {
      missing.ifPresent(
          why -> {
            throw new DeploymentException("--image-builder is docker, but " + why);
          });
      return new DockerBuilder(baseImage);
    }
    missing.ifPresent(
        why -> dialogue.say("images are built by Jib, without a cache of classes: " + why));
    return new JibBuilder(baseImage, cache);
  }
}
