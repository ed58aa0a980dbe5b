package io.clicklake.registry.review.render;

import io.clicklake.registry.review.AvroVerdict;
import io.clicklake.registry.review.Finding;
import io.clicklake.registry.review.JavaEffect;
import io.clicklake.registry.review.SinkEffect;
import io.clicklake.registry.review.policy.Acceptance;
import io.clicklake.registry.review.policy.JudgedReview;
import io.clicklake.registry.review.policy.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What formats for people say in the same words. */
final class Phrases {

  private Phrases() {}

  /** A finding's place, {@code schema} for the schema itself. */
  static String path(Finding finding) {
    return finding.path().isEmpty() ? "schema" : finding.path();
  }

  static String verdict(JudgedReview judged) {
    AvroVerdict avro = judged.review().avro();
    return "Avro BACKWARD %s, FORWARD %s; level %s"
        .formatted(yes(avro.backward()), yes(avro.forward()), judged.level());
  }

  private static String yes(boolean value) {
    return value ? "yes" : "no";
  }

  /** Effects beside those on the lake; empty when there are none. */
  static String beside(Finding finding) {
    List<String> effects = new ArrayList<>();
    if (!finding.avro().full()) {
      effects.add(
          "Avro: not "
              + (finding.avro().backward()
                  ? "FORWARD"
                  : finding.avro().forward() ? "BACKWARD" : "BACKWARD, not FORWARD"));
    }
    if (finding.sink() != SinkEffect.SHARES_FILE) {
      effects.add("sink: " + finding.sink().text());
    }
    if (finding.java() != JavaEffect.SOURCE_COMPATIBLE) {
      effects.add("Java: " + finding.java().text());
    }
    return String.join(" · ", effects);
  }

  /** What a policy says of the finding; empty when nothing. */
  static Optional<String> standing(Standing standing) {
    if (standing instanceof Standing.Accepted accepted) {
      Acceptance acceptance = accepted.acceptance();
      return Optional.of(
          "accepted on %s%s: %s"
              .formatted(
                  acceptance.date(),
                  acceptance.expires().map(last -> " until " + last).orElse(""),
                  acceptance.reason()));
    }
    if (standing instanceof Standing.Expired expired) {
      Acceptance acceptance = expired.acceptance();
      return Optional.of(
          "no longer accepted since %s: %s"
              .formatted(
                  acceptance.expires().map(Object::toString).orElse(""), acceptance.reason()));
    }
    return Optional.empty();
  }

  /** For a verdict that no finding explains. */
  static String unexplained(JudgedReview judged) {
    return "Avro refuses the schemas as a whole under " + judged.level();
  }
}
