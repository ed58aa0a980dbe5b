package io.clicklake.host.secret;

import io.clicklake.host.HostException;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Where secrets are kept. What one host has created, every host reads from then on, also when two
 * create the same at the same time.
 *
 * <p>Every method throws {@link HostException} when the place does not answer or forbids it.
 */
public interface Secrets {

  /** The value; empty when there is none yet. */
  Optional<String> read(SecretName name);

  /**
   * Keeps a value where there is none yet.
   *
   * @return whether it was kept; false when there is one, which stays
   */
  boolean create(SecretName name, String value);

  /** Keeps a value in place of what is there. */
  void replace(SecretName name, String value);

  /** The value, made first where there is none. */
  default String readOrCreate(SecretName name, Supplier<String> made) {
    Optional<String> known = read(name);
    if (known.isPresent()) {
      return known.get();
    }
    create(name, made.get());
    return read(name)
        .orElseThrow(
            () -> new HostException(name.path() + " was created and is gone: who deletes it?"));
  }
}
