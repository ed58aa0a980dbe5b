package io.clicklake.registry.review.policy;

import io.clicklake.registry.review.Finding;
import io.clicklake.registry.review.Severity;

/**
 * A finding under a policy.
 *
 * @param finding with the severity that the policy gives it
 */
public record JudgedFinding(Finding finding, Standing standing) {

  /** How grave it is; safe where it does not count. */
  public Severity weight() {
    return standing.counts() ? finding.severity() : Severity.SAFE;
  }
}
