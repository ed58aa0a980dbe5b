package io.clicklake.registry.client;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where a registry is, who asks it, and whose certificates it may show. */
public record RegistryAccess(
    RegistryUrls urls, Credentials credentials, Optional<Truststore> truststore) {

  /** The addresses, with commas between. */
  public static final String URL = "schema.registry.url";

  /** A user and its password, {@code user:password}. */
  public static final String USER_INFO = "basic.auth.user.info";

  /** What Confluent's client called {@link #USER_INFO} before, and still takes. */
  public static final String USER_INFO_BEFORE = "schema.registry.basic.auth.user.info";

  /** Where the user comes from: {@code USER_INFO}. */
  public static final String USER_SOURCE = "basic.auth.credentials.source";

  /** A bearer token. */
  public static final String TOKEN = "bearer.auth.token";

  /** Where the token comes from: {@code STATIC_TOKEN}. */
  public static final String TOKEN_SOURCE = "bearer.auth.credentials.source";

  /** A file of certificates. */
  public static final String TRUSTSTORE = "schema.registry.ssl.truststore.location";

  /** What opens {@link #TRUSTSTORE}. */
  public static final String TRUSTSTORE_PASSWORD = "schema.registry.ssl.truststore.password";

  /** JKS, PKCS12 or PEM. */
  public static final String TRUSTSTORE_TYPE = "schema.registry.ssl.truststore.type";

  /** The keys that {@link #configured} looks at. */
  public static final Set<String> SETTINGS = AccessSettings.KEYS;

  /** Without credentials, trusting whom Java trusts. */
  public static RegistryAccess open(List<URI> bases) {
    return new RegistryAccess(new RegistryUrls(bases), new Credentials.None(), Optional.empty());
  }

  /**
   * From settings under the keys of Confluent's client, which stand above; several addresses are
   * tried in turn. Other keys are not looked at.
   *
   * @throws WrongAccessException naming the key that is missing or wrong
   */
  public static RegistryAccess configured(Map<String, ?> settings) {
    return new AccessSettings(settings).access();
  }

  /**
   * Opens what is only named so far: the truststore.
   *
   * @throws WrongAccessException when it does not open
   */
  public void verify() {
    try {
      truststore.ifPresent(Truststore::context);
    } catch (IllegalArgumentException e) {
      throw new WrongAccessException(TRUSTSTORE, "cannot be used: " + e.getMessage());
    }
  }
}
