package io.clicklake.registry.review.rule;

import io.clicklake.registry.review.Severity;
import java.util.Optional;

/** One kind of change: how it is recognised, and what it does. Stateless. */
interface Rule {

  /** Its name in reviews and policies. */
  String id();

  /** What it watches over and why, in a sentence. */
  String purpose();

  /** The gravest severity it gives. */
  Severity severity();

  /** What it has to say about a part of two schemas; nothing when it is another rule's concern. */
  Optional<Judgement> judge(Pair pair);
}
