package io.clicklake.stack.demo;

import java.util.List;
import java.util.Locale;

/**
 * The sums of one run, from three independent counts: what the sender posted, what the endpoint's
 * answers said, what SQL finds in the lake.
 */
record Reconciliation(
    long sent, long accepted, long rejected, long rows, long distinctEventIds, long rejectedRows) {

  Reconciliation {
    for (long count : new long[] {sent, accepted, rejected, rows, distinctEventIds, rejectedRows}) {
      if (count < 0) {
        throw new IllegalArgumentException("a count is " + count + ", expected at least 0");
      }
    }
  }

  /**
   * One equation that has to hold.
   *
   * @param claim the equation in words
   * @param numbers the same in numbers, with signs that tell what is true
   */
  record Check(String claim, String numbers, Result result) {}

  /** Whether an equation holds. */
  enum Result {
    OK,
    OFF
  }

  /** Every equation, in the order of an event's way. */
  List<Check> checks() {
    return List.of(
        check(
            "sent = accepted + rejected",
            sent == accepted + rejected,
            number(sent)
                + sign(sent, accepted + rejected)
                + number(accepted)
                + " + "
                + number(rejected)),
        check(
            "accepted = rows = distinct event_id",
            accepted == rows && rows == distinctEventIds,
            number(accepted)
                + sign(accepted, rows)
                + number(rows)
                + sign(rows, distinctEventIds)
                + number(distinctEventIds)),
        check(
            "rejected = rejected rows",
            rejected == rejectedRows,
            number(rejected) + sign(rejected, rejectedRows) + number(rejectedRows)));
  }

  /** Whether all of them hold. */
  boolean exact() {
    return checks().stream().allMatch(check -> check.result() == Result.OK);
  }

  private static Check check(String claim, boolean holds, String numbers) {
    return new Check(claim, numbers, holds ? Result.OK : Result.OFF);
  }

  private static String sign(long one, long other) {
    return one == other ? " = " : " ≠ ";
  }

  private static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
