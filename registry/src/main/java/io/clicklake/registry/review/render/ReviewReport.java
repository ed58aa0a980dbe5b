package io.clicklake.registry.review.render;

import io.clicklake.registry.review.Severity;
import io.clicklake.registry.review.policy.JudgedReview;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything that was reviewed at once.
 *
 * @param gate the least severity that fails it
 */
public record ReviewReport(List<ReportedReview> reviews, Severity gate) {

  public ReviewReport {
    reviews = List.copyOf(reviews);
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
