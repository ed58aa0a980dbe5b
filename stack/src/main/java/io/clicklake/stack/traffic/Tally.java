package io.clicklake.stack.traffic;

/**
 * What was posted and what the answers said.
 *
 * @param sent events posted and answered, by the sender's count
 * @param accepted events accepted, by the endpoint's count
 * @param rejected events rejected, by the endpoint's count
 * @param repeats posts made again because they were not acknowledged
 */
public record Tally(int sent, int accepted, int rejected, int repeats) {

  /** Nothing posted yet. */
  public static final Tally NONE = new Tally(0, 0, 0, 0);

  Tally with(EventBatch batch, IngestAnswer.Counted counted) {
    return new Tally(
        sent + batch.size(), accepted + counted.accepted(), rejected + counted.rejected(), repeats);
  }

  Tally withRepeats(int count) {
    return new Tally(sent, accepted, rejected, count);
  }
}
