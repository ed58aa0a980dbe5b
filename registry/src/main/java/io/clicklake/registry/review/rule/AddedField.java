package io.clicklake.registry.review.rule;

/** What all rules say of a field that was added. */
final class AddedField {

  private AddedField() {}

  static Judgement judgement(Pair.Added pair) {
    return Judgement.of(
        "%s added (%s, default %s)"
            .formatted(
                pair.field().name(),
                Words.of(pair.field().schema()),
                Words.defaultOf(pair.field())),
        AvroCheck.of(AvroCheck.record(), AvroCheck.record(pair.field())));
  }
}
