package io.clicklake.stack.deploy;

import io.clicklake.stack.deploy.image.ImageBuilder;
import io.clicklake.stack.deploy.terraform.Outputs;
import io.clicklake.stack.deploy.terraform.ReleasedValues;
import java.util.Optional;

/** The function's image is in the repository, and Terraform is told its digest. */
record ImageStep(Artifacts artifacts, ImageBuilder builder, Target target, ReleasedValues values)
    implements Step {

  @Override
  public String name() {
    return "image";
  }

  @Override
  public String intent() {
    return builder.description(artifacts.context(), "<repository>:<version>-<contents>")
        + "; write function_digest";
  }

  @Override
  public Optional<String> done() {
    Optional<String> pushed = pushed();
    return pushed.isPresent() && values.functionDigest().equals(pushed)
        ? Optional.of("there already: " + image() + " is " + pushed.get())
        : Optional.empty();
  }

  @Override
  public void run() {
    String digest =
        pushed()
            .orElseGet(
                () -> builder.push(artifacts.context(), image(), target.account().registryLogin()));
    if (!digest.matches("sha256:[0-9a-f]{64}")) {
      throw new DeploymentException(
          "the image's digest is '" + digest + "', expected sha256: and 64 hexadecimal digits");
    }
    values.sayFunction(digest);
  }

  private Optional<String> pushed() {
    Outputs outputs = target.outputs();
    return target.account().imageDigest(outputs.repositoryName(), tag());
  }

  private String image() {
    return target.outputs().repository() + ":" + tag();
  }

  /** Of the contents, so that an image that is there is not built again: tags are for good. */
  private String tag() {
    return artifacts.context().tag(artifacts.archive().release().version(), builder.name());
  }

  @Override
  public String remedy() {
    return "mend what is named, or take the other --image-builder (docker, jib)";
  }
}
