package io.clicklake.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Terraform's own tests, as {@code infra/terraform/check} runs them. */
@Tag("deployment")
class TerraformCheckIT {

  @Test
  void checkPasses() throws Exception {
    Tools.Outcome check =
        Tools.run(
            TerraformFiles.TERRAFORM,
            Map.of(),
            List.of(TerraformFiles.TERRAFORM.resolve("check").toString()));
    assumeFalse(check.output().contains("skipped: "), check.output());
    assertThat(check.status()).as(check.output()).isZero();
    assertThat(check.output()).contains("Success! ").containsPattern("\\d+ passed, 0 failed");
  }
}
