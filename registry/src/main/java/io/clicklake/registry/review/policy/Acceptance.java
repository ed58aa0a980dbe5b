package io.clicklake.registry.review.policy;

import io.clicklake.registry.review.Finding;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A finding that a team knows and takes.
 *
 * @param subject the schema it is for; empty for every one
 * @param path the finding's, exactly
 * @param expires the last day on which it holds; empty for ever
 */
public record Acceptance(
    Optional<String> subject,
    String path,
    String rule,
    String reason,
    LocalDate date,
    Optional<LocalDate> expires) {

  public Acceptance {
    if (rule.isBlank() || reason.isBlank()) {
      throw new IllegalArgumentException(
          "acceptance of rule '" + rule + "' for the reason '" + reason + "', expected both");
    }
    if (expires.filter(last -> last.isBefore(date)).isPresent()) {
      throw new IllegalArgumentException(
          "acceptance of " + date + " expires on " + expires.get() + ", expected a later day");
    }
  }

  boolean isFor(String reviewed, Finding finding) {
    return subject.map(reviewed::equals).orElse(true)
        && path.equals(finding.path())
        && rule.equals(finding.rule());
  }

  boolean holdsOn(LocalDate day) {
    return expires.map(last -> !day.isAfter(last)).orElse(true);
  }
}
