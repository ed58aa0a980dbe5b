package io.clicklake.registry.review.render;

import io.clicklake.registry.review.Review;
import io.clicklake.registry.review.SchemaReview;
import io.clicklake.registry.review.Severity;
import io.clicklake.registry.review.policy.JudgedReview;
import io.clicklake.registry.review.policy.ReviewPolicy;
import io.clicklake.registry.source.NamedSchema;
import io.clicklake.registry.source.SchemaChange;
import io.clicklake.registry.source.SourcedSchema;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Everything that was reviewed at once.
 *
 * @param gate the least severity that fails it
 */
public record ReviewReport(List<ReportedReview> reviews, Severity gate) {

  public ReviewReport {
    reviews = List.copyOf(reviews);
  }

  /**
   * Reviews changes under a policy.
   *
   * @param subject what all of them are called, empty for their own names
   * @param day decides which acceptances still hold
   */
  public static ReviewReport of(
      List<SchemaChange> changes, Optional<String> subject, ReviewPolicy policy, LocalDate day) {
    return new ReviewReport(
        changes.stream()
            .map(
                change ->
                    new ReportedReview(
                        policy.judge(review(change, subject.orElseGet(change::subject)), day),
                        change.after().or(change::before).orElseThrow()))
            .toList(),
        policy.gate());
  }

  private static Review review(SchemaChange change, String subject) {
    Optional<NamedSchema> old = change.before().map(SourcedSchema::named);
    Optional<NamedSchema> now = change.after().map(SourcedSchema::named);
    if (old.isEmpty()) {
      return SchemaReview.ofNew(subject, now.orElseThrow());
    }
    return now.map(schema -> SchemaReview.of(subject, old.get(), schema))
        .orElseGet(() -> SchemaReview.ofDeleted(subject, old.get()));
  }

  /** The gravest of the reviews'. */
  public Severity severity() {
    return reviews.stream()
        .map(review -> review.judged().severity())
        .reduce(Severity.SAFE, Severity::or);
  }

  /** Whether something that counts is as grave as the gate or graver. */
  public boolean failed() {
    return reviews.stream().anyMatch(review -> review.judged().reaches(gate));
  }

  /** What there is of findings, as {@code 1 breaking, 2 safe, 1 accepted}. */
  String tally() {
    List<String> parts = new ArrayList<>();
    for (Severity severity : List.of(Severity.BREAKING, Severity.CAREFUL, Severity.SAFE)) {
      add(
          reviews.stream().mapToLong(review -> review.judged().count(severity)).sum(),
          severity.text(),
          parts);
    }
    add(
        reviews.stream().map(ReportedReview::judged).mapToLong(JudgedReview::accepted).sum(),
        "accepted",
        parts);
    return parts.isEmpty() ? "no findings" : String.join(", ", parts);
  }

  private static void add(long count, String what, List<String> parts) {
    if (count > 0) {
      parts.add(count + " " + what);
    }
  }

  /** What was reviewed, as {@code 2 schemas}. */
  String extent() {
    return reviews.isEmpty()
        ? "no schema changed"
        : reviews.size() + (reviews.size() == 1 ? " schema" : " schemas");
  }
}
