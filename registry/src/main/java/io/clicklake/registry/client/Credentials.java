package io.clicklake.registry.client;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Who asks a registry. Texts of these never hold the secret. */
public sealed interface Credentials {

  /** Nobody in particular. */
  record None() implements Credentials {

    @Override
    public Optional<String> authorization() {
      return Optional.empty();
    }
  }

  /** A user with a password (RFC 7617). */
  record Basic(String user, String password) implements Credentials {

    public Basic {
      if (user.isEmpty() || user.indexOf(':') >= 0) {
        throw new IllegalArgumentException(
            "the registry's user is '" + user + "', expected a name without a colon");
      }
    }

    @Override
    public Optional<String> authorization() {
      byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
      return Optional.of("Basic " + Base64.getEncoder().encodeToString(pair));
    }

    @Override
    public String toString() {
      return "user " + user;
    }
  }

  /** A token (RFC 6750). */
  record Bearer(String token) implements Credentials {

    public Bearer {
      if (!token.matches("[A-Za-z0-9._~+/-]+=*")) {
        throw new IllegalArgumentException(
            "the registry's token of "
                + token.length()
                + " characters is none, expected letters, digits and -._~+/ without blanks");
      }
    }

    @Override
    public Optional<String> authorization() {
      return Optional.of("Bearer " + token);
    }

    @Override
    public String toString() {
      return "a bearer token";
    }
  }

  /** The value of the header {@code Authorization}. */
  Optional<String> authorization();
}
