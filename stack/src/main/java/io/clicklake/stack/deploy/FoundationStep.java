package io.clicklake.stack.deploy;

import io.clicklake.stack.deploy.terraform.Terraform;
import java.util.Optional;

/** Buckets, repository, network and tables are made: what a release is uploaded to. */
record FoundationStep(Terraform terraform, Target target, Dialogue dialogue) implements Step {

  @Override
  public String name() {
    return "foundation";
  }

  @Override
  public String intent() {
    return "terraform plan and apply, with nothing released: network, buckets, repository, tables";
  }

  @Override
  public Optional<String> done() {
    return target
        .made()
        .map(outputs -> "there already: " + outputs.name() + " in " + outputs.region());
  }

  @Override
  public void run() {
    if (terraform.plan()) {
      dialogue.requireAgreement("Make this?");
      terraform.apply();
    }
    target.outputs();
  }

  @Override
  public String remedy() {
    return "mend what Terraform names; it needs credentials that may make roles";
  }
}
