package io.clicklake.host.prepare;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;

/** Ids in the form that Kafka gives its own: 16 bytes in URL-safe base 64, no leading dash. */
final class KafkaIds {

  private KafkaIds() {}

  /** A new one. */
  static String random() {
    UUID random = UUID.randomUUID();
    return text(
        ByteBuffer.allocate(Long.BYTES * 2)
            .putLong(random.getMostSignificantBits())
            .putLong(random.getLeastSignificantBits())
            .array());
  }

  /** That of a controller's storage, by which the others know it before it has started. */
  static String ofVoter(String cluster, int node) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest((cluster + "/" + node).getBytes(StandardCharsets.UTF_8));
      return text(Arrays.copyOf(digest, Long.BYTES * 2));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java machine knows SHA-256", e);
    }
  }

  private static String text(byte[] bytes) {
    bytes[0] &= 0x7f;
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
