package io.clicklake.registry.client;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where a registry is, who asks it, and whose certificates it may show. */
public record RegistryAccess(
    RegistryUrls urls, Credentials credentials, Optional<Truststore> truststore) {

  /** The key of the addresses. */
  public static final String URL = "schema.registry.url";

  /** The keys that {@link #configured} looks at. */
  public static final Set<String> SETTINGS = AccessSettings.KEYS;

  /** Without credentials, trusting whom Java trusts. */
  public static RegistryAccess open(List<URI> bases) {
    return new RegistryAccess(new RegistryUrls(bases), new Credentials.None(), Optional.empty());
  }

  /**
   * From settings under the keys of Confluent's client: {@code schema.registry.url} (several with
   * commas between, tried in turn), {@code basic.auth.user.info} (user:password), {@code
   * bearer.auth.token}, {@code schema.registry.ssl.truststore.location}, {@code .password} and
   * {@code .type}. Other keys are not looked at.
   *
   * @throws IllegalArgumentException naming the key that is missing or wrong
   */
  public static RegistryAccess configured(Map<String, ?> settings) {
    return new AccessSettings(settings).access();
  }
}
