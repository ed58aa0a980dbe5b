package io.clicklake.stack.deploy;

import io.clicklake.stack.deploy.machine.Program;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The distribution and the function's jars are built, where they are not there yet. */
record BuildStep(Artifacts artifacts, When when) implements Step {

  private static final List<String> BUILD =
      List.of(
          "-B",
          "-ntp",
          "-q",
          "-Pdist",
          "-Dquick",
          "-DskipTests",
          "package",
          "-pl",
          "infra/host,infra/images",
          "-am");

  enum When {
    MISSING,
    ALWAYS
  }

  @Override
  public String name() {
    return "build";
  }

  @Override
  public String intent() {
    return "./mvnw " + String.join(" ", BUILD);
  }

  @Override
  public Optional<String> done() {
    return when == When.MISSING && artifacts.present()
        ? Optional.of(
            "there already: %s, %s (--rebuild builds them anew)"
                .formatted(artifacts.archive().file(), artifacts.context().directory()))
        : Optional.empty();
  }

  @Override
  public void run() {
    Program maven =
        new Program(artifacts.checkout().resolve("mvnw"), artifacts.checkout(), Map.of());
    if (maven.show(BUILD) != 0) {
      throw new DeploymentException("the build failed, see above");
    }
    if (!artifacts.present()) {
      throw new DeploymentException("the build made no distribution or no function");
    }
  }

  @Override
  public String remedy() {
    return "mend the build; it needs a JDK of 17 or newer and Maven Central";
  }
}
