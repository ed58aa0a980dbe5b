package io.clicklake.stack.deploy;

import io.clicklake.stack.deploy.account.Account;
import io.clicklake.stack.deploy.terraform.Outputs;
import java.util.Optional;

/** What is deployed to, as far as it is made. */
interface Target {

  /** What Terraform made; empty where nothing was. */
  Optional<Outputs> made();

  /** The account that it was made in. */
  Account account();

  /** What Terraform made. */
  default Outputs outputs() {
    return made()
        .orElseThrow(
            () ->
                new DeploymentException(
                    "Terraform has made nothing here yet; the step 'foundation' comes first"));
  }
}
