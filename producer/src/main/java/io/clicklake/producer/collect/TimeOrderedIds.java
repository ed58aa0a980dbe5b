package io.clicklake.producer.collect;

import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Makes UUIDs of version 7 (RFC 9562, section 5.7): 48 bits of milliseconds, then 74 random bits.
 */
public final class TimeOrderedIds implements Supplier<UUID> {

  private final Clock clock;
  private final RandomGenerator random;

  public TimeOrderedIds(Clock clock, RandomGenerator random) {
    this.clock = clock;
    this.random = random;
  }

  @Override
  public UUID get() {
    long version = 0x7000L;
    long variant = 0x8000_0000_0000_0000L;
    long high = (clock.millis() << 16) | version | (random.nextLong() & 0x0FFFL);
    long low = variant | (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL);
    return new UUID(high, low);
  }
}
