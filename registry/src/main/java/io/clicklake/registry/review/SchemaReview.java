package io.clicklake.registry.review;

import io.clicklake.registry.review.rule.AvroCheck;
import io.clicklake.registry.review.rule.Rules;
import io.clicklake.registry.source.NamedSchema;

/** Reviews two versions of a subject's schema by all rules. */
public final class SchemaReview {

  private static final String NONE = "none";

  private SchemaReview() {}

  /** What changing the one schema into the other does. */
  public static Review of(String subject, NamedSchema old, NamedSchema now) {
    return new Review(
        subject,
        old.name(),
        now.name(),
        AvroCheck.of(old.schema(), now.schema()),
        Rules.findings(old.schema(), now.schema()));
  }

  /** What is to be said of a subject's first schema. */
  public static Review ofNew(String subject, NamedSchema first) {
    return new Review(
        subject, NONE, first.name(), AvroVerdict.FULL, Rules.findings(first.schema()));
  }

  /** What it means that a subject's schema is not there any more. */
  public static Review ofDeleted(String subject, NamedSchema last) {
    return new Review(
        subject, last.name(), NONE, AvroVerdict.FULL, Rules.findingsDeleted(last.schema()));
  }
}
