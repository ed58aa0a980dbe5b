package io.clicklake.producer.lambda;

import io.clicklake.producer.collect.Outcome;
import io.clicklake.producer.collect.Rejection;
import io.clicklake.producer.meter.Tally;
import java.time.Duration;
import java.util.function.Function;

/** What became of a request that sends events. */
sealed interface Verdict {

  /** Answers each of the verdicts in its own way. */
  <T> T match(
      Function<Settled, T> settled,
      Function<NotAcknowledged, T> notAcknowledged,
      Function<OriginRefused, T> originRefused);

  Tally tally();

  /**
   * Kafka has every event, as accepted or as rejected.
   *
   * @param took until the last acknowledgement
   */
  record Settled(Outcome outcome, Duration took) implements Verdict {

    @Override
    public <T> T match(
        Function<Settled, T> settled,
        Function<NotAcknowledged, T> notAcknowledged,
        Function<OriginRefused, T> originRefused) {
      return settled.apply(this);
    }

    @Override
    public Tally tally() {
      return Tally.settled(
          outcome.accepted().size(),
          outcome.rejected().stream().map(Rejection::reason).toList(),
          took);
    }
  }

  /**
   * Kafka does not have every event, or did not say so in time.
   *
   * @param took until it was given up
   */
  record NotAcknowledged(Duration took) implements Verdict {

    @Override
    public <T> T match(
        Function<Settled, T> settled,
        Function<NotAcknowledged, T> notAcknowledged,
        Function<OriginRefused, T> originRefused) {
      return notAcknowledged.apply(this);
    }

    @Override
    public Tally tally() {
      return Tally.notAcknowledged(took);
    }
  }

  /**
   * The request comes from a site whose pages may not send events; nothing of it was read.
   *
   * @param origin the site, as the request names it
   */
  record OriginRefused(String origin) implements Verdict {

    @Override
    public <T> T match(
        Function<Settled, T> settled,
        Function<NotAcknowledged, T> notAcknowledged,
        Function<OriginRefused, T> originRefused) {
      return originRefused.apply(this);
    }

    @Override
    public Tally tally() {
      return Tally.ofRefusal();
    }
  }
}
