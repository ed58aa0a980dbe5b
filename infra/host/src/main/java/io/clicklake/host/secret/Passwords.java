package io.clicklake.host.secret;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.function.Supplier;

/**
 * Passwords nobody has to remember: 192 random bits in 32 letters, digits, dashes and underscores.
 */
public record Passwords(SecureRandom random) implements Supplier<String> {

  private static final int BYTES = 24;

  @Override
  public String get() {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
