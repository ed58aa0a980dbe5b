package io.clicklake.registry.review.policy;

import io.clicklake.registry.client.CompatibilityLevel;
import io.clicklake.registry.review.AvroVerdict;
import io.clicklake.registry.review.Finding;
import io.clicklake.registry.review.Review;
import io.clicklake.registry.review.Severity;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How a team weighs findings.
 *
 * @param level what Avro has to say yes to; a finding that breaks it is breaking, whatever its rule
 *     or this policy says of the rule
 * @param gate the least severity that fails a review
 * @param severities of rules, instead of the rules' own
 * @param off rules whose findings are not told
 */
public record ReviewPolicy(
    CompatibilityLevel level,
    Severity gate,
    Map<String, Severity> severities,
    Set<String> off,
    List<Acceptance> accepted) {

  /** BACKWARD, as registries default to, and every rule as it is. */
  public static final ReviewPolicy DEFAULT =
      new ReviewPolicy(
          CompatibilityLevel.BACKWARD, Severity.BREAKING, Map.of(), Set.of(), List.of());

  public ReviewPolicy {
    if (gate == Severity.SAFE) {
      throw new IllegalArgumentException("gate is safe, expected careful or breaking");
    }
    severities = Map.copyOf(severities);
    off = Set.copyOf(off);
    accepted = List.copyOf(accepted);
  }

  /** The same with another level. */
  public ReviewPolicy withLevel(CompatibilityLevel other) {
    return new ReviewPolicy(other, gate, severities, off, accepted);
  }

  /** The same with another gate. */
  public ReviewPolicy withGate(Severity other) {
    return new ReviewPolicy(level, other, severities, off, accepted);
  }

  /**
   * Weighs a review.
   *
   * @param day decides which acceptances still hold
   */
  public JudgedReview judge(Review review, LocalDate day) {
    List<JudgedFinding> judged =
        review.findings().stream()
            .filter(finding -> breaksLevel(finding.avro()) || !off.contains(finding.rule()))
            .map(
                finding ->
                    new JudgedFinding(
                        finding.withSeverity(severity(finding)),
                        standing(review.subject(), finding, day)))
            .toList();
    boolean explained = judged.stream().anyMatch(one -> breaksLevel(one.finding().avro()));
    return new JudgedReview(review, level, judged, breaksLevel(review.avro()) && !explained);
  }

  private Severity severity(Finding finding) {
    return breaksLevel(finding.avro())
        ? Severity.BREAKING
        : severities.getOrDefault(finding.rule(), finding.severity());
  }

  private boolean breaksLevel(AvroVerdict avro) {
    return switch (level) {
      case NONE -> false;
      case BACKWARD, BACKWARD_TRANSITIVE -> !avro.backward();
      case FORWARD, FORWARD_TRANSITIVE -> !avro.forward();
      case FULL, FULL_TRANSITIVE -> !avro.full();
    };
  }

  private Standing standing(String subject, Finding finding, LocalDate day) {
    List<Acceptance> matching =
        accepted.stream().filter(acceptance -> acceptance.isFor(subject, finding)).toList();
    Optional<Standing> holding =
        matching.stream()
            .filter(acceptance -> acceptance.holdsOn(day))
            .findFirst()
            .map(Standing.Accepted::new);
    return holding
        .or(() -> matching.stream().findFirst().map(Standing.Expired::new))
        .orElseGet(Standing.Open::new);
  }
}
