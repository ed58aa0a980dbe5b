package io.clicklake.registry.review.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clicklake.registry.client.CompatibilityLevel;
import io.clicklake.registry.review.AvroVerdict;
import io.clicklake.registry.review.Finding;
import io.clicklake.registry.review.JavaEffect;
import io.clicklake.registry.review.LakeEffect;
import io.clicklake.registry.review.Review;
import io.clicklake.registry.review.Severity;
import io.clicklake.registry.review.SinkEffect;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReviewPolicyTest {

  private static final LocalDate DAY = LocalDate.of(2026, 11, 22);

  private static Finding finding(String rule, Severity severity, AvroVerdict avro) {
    return new Finding(
        rule,
        "fields.x",
        "x changed",
        severity,
        avro,
        LakeEffect.NONE,
        SinkEffect.SHARES_FILE,
        JavaEffect.SOURCE_COMPATIBLE,
        "");
  }

  private static Review review(AvroVerdict avro, Finding... findings) {
    return new Review("t.A", "old", "new", avro, List.of(findings));
  }

  private static ReviewPolicy policy(
      Map<String, Severity> severities, Set<String> off, Acceptance... accepted) {
    return new ReviewPolicy(
        CompatibilityLevel.BACKWARD, Severity.BREAKING, severities, off, List.of(accepted));
  }

  private static Acceptance acceptance(Optional<String> subject, Optional<LocalDate> expires) {
    return new Acceptance(subject, "fields.x", "gone", "known", DAY.minusDays(9), expires);
  }

  private static List<Severity> severities(JudgedReview judged) {
    return judged.findings().stream().map(one -> one.finding().severity()).toList();
  }

  @ParameterizedTest(name = "{0}: {1} when backward is {2} and forward {3}")
  @CsvSource({
    "NONE,                SAFE,     false, false",
    "BACKWARD,            SAFE,     true,  false",
    "BACKWARD,            BREAKING, false, true",
    "BACKWARD_TRANSITIVE, BREAKING, false, true",
    "FORWARD,             SAFE,     false, true",
    "FORWARD,             BREAKING, true,  false",
    "FORWARD_TRANSITIVE,  BREAKING, true,  false",
    "FULL,                SAFE,     true,  true",
    "FULL,                BREAKING, true,  false",
    "FULL,                BREAKING, false, true",
    "FULL_TRANSITIVE,     BREAKING, false, true",
  })
  void whatBreaksTheLevelIsBreakingWhateverItsRuleSays(
      CompatibilityLevel level, Severity severity, boolean backward, boolean forward) {
    AvroVerdict avro = new AvroVerdict(backward, forward);
    JudgedReview judged =
        policy(Map.of("gone", Severity.SAFE), Set.of())
            .withLevel(level)
            .judge(review(avro, finding("gone", Severity.SAFE, avro)), DAY);
    assertThat(severities(judged)).containsExactly(severity);
    assertThat(judged.severity()).isEqualTo(severity);
    assertThat(judged.unexplained()).isFalse();
  }

  @Test
  void whatBreaksTheLevelIsToldEvenWhenItsRuleIsOff() {
    AvroVerdict forwardOnly = new AvroVerdict(false, true);
    JudgedReview judged =
        policy(Map.of(), Set.of("gone"))
            .judge(review(forwardOnly, finding("gone", Severity.SAFE, forwardOnly)), DAY);
    assertThat(severities(judged)).containsExactly(Severity.BREAKING);
  }

  @Test
  void aVerdictThatNoFindingExplainsIsBreakingStill() {
    JudgedReview judged =
        ReviewPolicy.DEFAULT.judge(
            review(new AvroVerdict(false, true), finding("gone", Severity.SAFE, AvroVerdict.FULL)),
            DAY);
    assertThat(judged.unexplained()).isTrue();
    assertThat(judged.severity()).isEqualTo(Severity.BREAKING);
    assertThat(judged.reaches(Severity.BREAKING)).isTrue();
  }

  @Test
  void aRuleHasThePolicysSeverityOrIsNotToldAtAll() {
    Review review =
        review(
            AvroVerdict.FULL,
            finding("gone", Severity.BREAKING, AvroVerdict.FULL),
            finding("words", Severity.SAFE, AvroVerdict.FULL),
            finding("other", Severity.SAFE, AvroVerdict.FULL));
    JudgedReview judged =
        policy(Map.of("gone", Severity.CAREFUL), Set.of("words")).judge(review, DAY);
    assertThat(severities(judged)).containsExactly(Severity.CAREFUL, Severity.SAFE);
    assertThat(judged.reaches(Severity.CAREFUL)).isTrue();
    assertThat(judged.reaches(Severity.BREAKING)).isFalse();
  }

  @Test
  void whatIsAcceptedIsToldAndDoesNotCount() {
    JudgedReview judged =
        policy(Map.of(), Set.of(), acceptance(Optional.empty(), Optional.empty()))
            .judge(
                review(AvroVerdict.FULL, finding("gone", Severity.BREAKING, AvroVerdict.FULL)),
                DAY);
    assertThat(judged.findings().get(0).standing()).isInstanceOf(Standing.Accepted.class);
    assertThat(judged.findings().get(0).finding().severity()).isEqualTo(Severity.BREAKING);
    assertThat(judged.severity()).isEqualTo(Severity.SAFE);
    assertThat(judged.accepted()).isEqualTo(1);
    assertThat(judged.count(Severity.BREAKING)).isZero();
  }

  @Test
  void anAcceptanceIsForItsSubjectRuleAndPath() {
    Review review = review(AvroVerdict.FULL, finding("gone", Severity.BREAKING, AvroVerdict.FULL));
    Acceptance mine = acceptance(Optional.of("t.A"), Optional.empty());
    Acceptance others = acceptance(Optional.of("t.B"), Optional.empty());
    Acceptance elsewhere =
        new Acceptance(Optional.empty(), "fields.y", "gone", "known", DAY, Optional.empty());
    Acceptance otherwise =
        new Acceptance(Optional.empty(), "fields.x", "words", "known", DAY, Optional.empty());
    assertThat(policy(Map.of(), Set.of(), mine).judge(review, DAY).accepted()).isEqualTo(1);
    assertThat(
            policy(Map.of(), Set.of(), others, elsewhere, otherwise).judge(review, DAY).accepted())
        .isZero();
  }

  @Test
  void anAcceptanceHoldsThroughItsLastDay() {
    Review review = review(AvroVerdict.FULL, finding("gone", Severity.BREAKING, AvroVerdict.FULL));
    ReviewPolicy policy =
        policy(Map.of(), Set.of(), acceptance(Optional.empty(), Optional.of(DAY)));
    assertThat(policy.judge(review, DAY).severity()).isEqualTo(Severity.SAFE);
    JudgedReview later = policy.judge(review, DAY.plusDays(1));
    assertThat(later.severity()).isEqualTo(Severity.BREAKING);
    assertThat(later.findings().get(0).standing()).isInstanceOf(Standing.Expired.class);
  }

  @Test
  void withoutAPolicyTheLevelIsBackwardAndTheGateBreaking() {
    assertThat(ReviewPolicy.DEFAULT.level()).isEqualTo(CompatibilityLevel.BACKWARD);
    assertThat(ReviewPolicy.DEFAULT.gate()).isEqualTo(Severity.BREAKING);
    assertThat(ReviewPolicy.DEFAULT.withGate(Severity.CAREFUL).gate()).isEqualTo(Severity.CAREFUL);
    assertThatThrownBy(() -> ReviewPolicy.DEFAULT.withGate(Severity.SAFE))
        .hasMessage("gate is safe, expected careful or breaking");
  }
}
