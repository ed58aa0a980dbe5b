package io.clicklake.stack.schema;

import io.clicklake.registry.apply.ReviewGate;
import io.clicklake.registry.client.CompatibilityLevel;
import io.clicklake.registry.review.Finding;
import io.clicklake.registry.review.SchemaReview;
import io.clicklake.registry.review.policy.JudgedFinding;
import io.clicklake.registry.review.policy.JudgedReview;
import io.clicklake.registry.review.policy.ReviewPolicy;
import io.clicklake.registry.source.NamedSchema;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.avro.Schema;

/**
 * Refuses versions whose review reaches a policy's gate. Compatibility is not its business: each
 * subject has its own level, which the plan holds it to.
 */
final class PolicyGate implements ReviewGate {

  private final ReviewPolicy policy;
  private final LocalDate day;

  PolicyGate(ReviewPolicy policy, LocalDate day) {
    this.policy = policy.withLevel(CompatibilityLevel.NONE);
    this.day = day;
  }

  @Override
  public Optional<String> refusal(String subject, Schema latest, Schema next) {
    JudgedReview judged =
        policy.judge(
            SchemaReview.of(
                subject, new NamedSchema("latest", latest), new NamedSchema("next", next)),
            day);
    if (!judged.reaches(policy.gate())) {
      return Optional.empty();
    }
    return Optional.of(
        judged.findings().stream()
            .filter(finding -> finding.weight().compareTo(policy.gate()) >= 0)
            .map(JudgedFinding::finding)
            .map(PolicyGate::words)
            .collect(
                Collectors.joining(
                    "; ",
                    "its review finds: ",
                    "; schema review tells more, schema-review.yaml accepts findings")));
  }

  private static String words(Finding finding) {
    return "%s at %s (%s, %s)"
        .formatted(finding.rule(), finding.path(), finding.change(), finding.severity().text());
  }
}
