package io.clicklake.stack.traffic;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.UUID;

/**
 * Ids of one run: UUIDs laid out as version 7, whose 74 free bits are a digest of run, seed and
 * number instead of chance, so that a repeated run repeats them and another run does not.
 */
final class RunIds {
  private final MessageDigest digest;
  private final byte[] prefix;

  RunIds(String run, long seed) {
    this.prefix = (run + '/' + seed + '/').getBytes(StandardCharsets.UTF_8);
    try {
      this.digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is missing, every Java platform has to have it", e);
    }
  }

  UUID event(int number, Instant time) {
    return id('e', number, time);
  }

  UUID session(int number, Instant time) {
    return id('s', number, time);
  }

  private UUID id(char kind, int number, Instant time) {
    digest.update(prefix);
    digest.update((byte) kind);
    ByteBuffer free = ByteBuffer.wrap(digest.digest(ByteBuffer.allocate(4).putInt(number).array()));
    long high = (time.toEpochMilli() << 16) | 0x7000L | (free.getShort() & 0x0fffL);
    long low = (free.getLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }
}
