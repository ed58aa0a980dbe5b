package io.clicklake.stack.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;

/**
 * How many events the endpoint accepted and rejected, by its answers: since this meter was made,
 * and by the second of the last two minutes. The answer to a request for the picture says nothing
 * of its event, which is therefore not counted. Safe for any number of threads.
 */
public final class IngestMeter {
  static final int SECONDS = 120;

  private static final JsonMapper JSON = new JsonMapper();
  private static final String INGEST = "POST /ingest";

  private final Clock clock;
  private final Instant since;

  /** A slot for each second, the one under way among them; slots are used again in turn. */
  private final long[] accepted = new long[SECONDS + 1];

  private final long[] rejected = new long[SECONDS + 1];
  private long newest;
  private long acceptedTotal;
  private long rejectedTotal;

  /** A meter that has seen nothing yet. */
  public IngestMeter(Clock clock) {
    this.clock = clock;
    this.since = clock.instant();
    this.newest = since.getEpochSecond();
  }

  /**
   * What was counted.
   *
   * @param acceptedBySecond events accepted in each of the last {@value #SECONDS} whole seconds,
   *     the latest last
   * @param rejectedBySecond the same of rejected ones
   */
  record Counts(
      Instant since,
      long accepted,
      long rejected,
      long[] acceptedBySecond,
      long[] rejectedBySecond) {}

  /** Counts the events of an answer; one that says nothing of events counts as none. */
  public void answered(String route, int status, byte[] body) {
    if (!route.equals(INGEST) || status >= 500) {
      return;
    }
    try {
      JsonNode answer = JSON.readTree(body);
      count(answer.path("accepted").asLong(0), answer.path("rejected").size());
    } catch (IOException notJson) {
      // The function answered in another language than its contract; nothing to count.
    }
  }

  private synchronized void count(long taken, long refused) {
    int slot = slotOfNow();
    accepted[slot] += taken;
    rejected[slot] += refused;
    acceptedTotal += taken;
    rejectedTotal += refused;
  }

  synchronized Counts counts() {
    int slot = slotOfNow();
    return new Counts(
        since, acceptedTotal, rejectedTotal, unrolled(accepted, slot), unrolled(rejected, slot));
  }

  /** The slot of this second; those of seconds that passed without a count are emptied. */
  private int slotOfNow() {
    long now = Math.max(newest, clock.instant().getEpochSecond());
    for (long second = Math.max(newest + 1, now - SECONDS); second <= now; second++) {
      accepted[slot(second)] = 0;
      rejected[slot(second)] = 0;
    }
    newest = now;
    return slot(now);
  }

  private static int slot(long second) {
    return Math.floorMod(second, SECONDS + 1);
  }

  /** The whole seconds before the one in this slot, in order. */
  private static long[] unrolled(long[] slots, int now) {
    long[] seconds = new long[SECONDS];
    for (int i = 0; i < SECONDS; i++) {
      seconds[i] = slots[(now + 1 + i) % slots.length];
    }
    return seconds;
  }
}
