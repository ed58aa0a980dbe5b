package io.clicklake.registry.client;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** How to reach a registry, under the keys of Confluent's client. */
record AccessSettings(Map<String, ?> settings) {

  private static final String URL = RegistryAccess.URL;
  private static final String USER_INFO = "basic.auth.user.info";
  private static final String USER_SOURCE = "basic.auth.credentials.source";
  private static final String TOKEN = "bearer.auth.token";
  private static final String TOKEN_SOURCE = "bearer.auth.credentials.source";
  private static final String TRUSTSTORE = "schema.registry.ssl.truststore.location";
  private static final String TRUSTSTORE_PASSWORD = "schema.registry.ssl.truststore.password";
  private static final String TRUSTSTORE_TYPE = "schema.registry.ssl.truststore.type";

  static final Set<String> KEYS =
      Set.of(
          URL,
          USER_INFO,
          USER_SOURCE,
          TOKEN,
          TOKEN_SOURCE,
          TRUSTSTORE,
          TRUSTSTORE_PASSWORD,
          TRUSTSTORE_TYPE);

  RegistryAccess access() {
    String urls =
        text(URL)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        URL
                            + " is not set; expected for example"
                            + " http://127.0.0.1:8081/apis/ccompat/v7"));
    return new RegistryAccess(urls(urls), credentials(), truststore());
  }

  private static RegistryUrls urls(String commaSeparated) {
    try {
      return RegistryUrls.parse(commaSeparated);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(URL + ": " + e.getMessage(), e);
    }
  }

  private Credentials credentials() {
    requireSource(USER_SOURCE, "USER_INFO");
    requireSource(TOKEN_SOURCE, "STATIC_TOKEN");
    Optional<String> userInfo = text(USER_INFO);
    Optional<String> token = text(TOKEN);
    if (userInfo.isPresent() && token.isPresent()) {
      throw new IllegalArgumentException(
          USER_INFO + " and " + TOKEN + " are both set; expected one of them");
    }
    return userInfo
        .map(AccessSettings::basic)
        .or(() -> token.map(Credentials.Bearer::new))
        .orElseGet(Credentials.None::new);
  }

  private static Credentials basic(String userInfo) {
    int colon = userInfo.indexOf(':');
    if (colon < 1) {
      throw new IllegalArgumentException(
          USER_INFO + " is not of the form user:password (its value is not shown)");
    }
    return new Credentials.Basic(userInfo.substring(0, colon), userInfo.substring(colon + 1));
  }

  private void requireSource(String key, String known) {
    text(key)
        .filter(source -> !source.equals(known))
        .ifPresent(
            source -> {
              throw new IllegalArgumentException(
                  key + " is '" + source + "', expected " + known + " or nothing");
            });
  }

  private Optional<Truststore> truststore() {
    Optional<String> password = text(TRUSTSTORE_PASSWORD);
    return text(TRUSTSTORE)
        .map(Path::of)
        .map(
            file ->
                text(TRUSTSTORE_TYPE)
                    .map(type -> new Truststore(file, password, type))
                    .orElseGet(() -> Truststore.of(file, password)));
  }

  /** Kafka hands over texts and lists. */
  private Optional<String> text(String key) {
    Object value = settings.get(key);
    String text =
        value == null
            ? ""
            : value instanceof List<?> list
                ? list.stream().map(String::valueOf).collect(Collectors.joining(","))
                : value.toString();
    return Optional.of(text.strip()).filter(present -> !present.isEmpty());
  }
}
