package io.clicklake.registry.review.policy;

import io.clicklake.registry.client.CompatibilityLevel;
import io.clicklake.registry.review.Review;
import io.clicklake.registry.review.Severity;
import java.util.List;

/**
 * A review under a policy.
 *
 * @param level what the subject is to keep
 * @param findings those of the review that the policy has not switched off
 * @param unexplained whether Avro's verdict on the whole breaks the level though none of its
 *     findings does so alone
 */
public record JudgedReview(
    Review review, CompatibilityLevel level, List<JudgedFinding> findings, boolean unexplained) {

  public JudgedReview {
    findings = List.copyOf(findings);
  }

  /** The gravest of what counts. */
  public Severity severity() {
    Severity gravest =
        findings.stream().map(JudgedFinding::weight).reduce(Severity.SAFE, Severity::or);
    return unexplained ? Severity.BREAKING : gravest;
  }

  /** How many findings that count are so grave. */
  public long count(Severity severity) {
    return findings.stream()
        .filter(finding -> finding.standing().counts())
        .filter(finding -> finding.finding().severity() == severity)
        .count();
  }

  /** How many findings are accepted. */
  public long accepted() {
    return findings.stream().filter(finding -> !finding.standing().counts()).count();
  }

  /** Whether something that counts is as grave as the gate or graver. */
  public boolean reaches(Severity gate) {
    return severity().compareTo(gate) >= 0;
  }
}
