package io.clicklake.stack.deploy;

import io.clicklake.stack.deploy.terraform.Terraform;
import java.util.Optional;

/** Hosts, function and API are made, or brought to what is released. */
record ReleaseStep(Terraform terraform, Target target, Dialogue dialogue) implements Step {

  @Override
  public String name() {
    return "release";
  }

  @Override
  public String intent() {
    return "terraform plan and apply, with host_release and function_digest: hosts, function, API, alarms";
  }

  /** Only a plan tells. */
  @Override
  public Optional<String> done() {
    return Optional.empty();
  }

  @Override
  public void run() {
    if (terraform.plan()) {
      dialogue.requireAgreement("Make this?");
      terraform.apply();
    }
    if (target.outputs().instances().isEmpty() || target.outputs().ingestUrl().isEmpty()) {
      throw new DeploymentException(
          "Terraform made no hosts or no API of it; expected the configuration to give host_release and function_digest to the module, as examples/minimal/main.tf does");
    }
  }

  @Override
  public String remedy() {
    return "mend what Terraform names";
  }
}
