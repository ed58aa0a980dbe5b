package io.clicklake.stack.deploy;

import io.clicklake.stack.deploy.account.Account;
import io.clicklake.stack.deploy.account.AwsAccount;
import io.clicklake.stack.deploy.account.Pause;
import io.clicklake.stack.deploy.terraform.Outputs;
import io.clicklake.stack.deploy.terraform.Terraform;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a directory's Terraform made; asked anew each time, for steps change it. */
final class TerraformTarget implements Target, AutoCloseable {

  private final Terraform terraform;
  private @Nullable AwsAccount account;

  TerraformTarget(Terraform terraform) {
    this.terraform = terraform;
  }

  @Override
  public Optional<Outputs> made() {
    return terraform.outputs();
  }

  @Override
  public Account account() {
    if (account == null) {
      account = new AwsAccount(outputs().region(), System.getenv(), Pause.real());
    }
    return account;
  }

  @Override
  public void close() {
    if (account != null) {
      account.close();
    }
  }
}
