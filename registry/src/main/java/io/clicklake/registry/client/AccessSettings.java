package io.clicklake.registry.client;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** How to reach a registry, under the keys of Confluent's client. */
record AccessSettings(Map<String, ?> settings) {

  private static final String URL = RegistryAccess.URL;
  private static final String USER_INFO = RegistryAccess.USER_INFO;
  private static final String USER_INFO_BEFORE = RegistryAccess.USER_INFO_BEFORE;
  private static final String USER_SOURCE = RegistryAccess.USER_SOURCE;
  private static final String TOKEN = RegistryAccess.TOKEN;
  private static final String TOKEN_SOURCE = RegistryAccess.TOKEN_SOURCE;
  private static final String TRUSTSTORE = RegistryAccess.TRUSTSTORE;
  private static final String TRUSTSTORE_PASSWORD = RegistryAccess.TRUSTSTORE_PASSWORD;
  private static final String TRUSTSTORE_TYPE = RegistryAccess.TRUSTSTORE_TYPE;

  static final Set<String> KEYS =
      Set.of(
          URL,
          USER_INFO,
          USER_INFO_BEFORE,
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
                    new WrongAccessException(
                        URL,
                        "is not set; expected for example"
                            + " http://127.0.0.1:8081/apis/ccompat/v7"));
    return new RegistryAccess(
        made(URL, () -> RegistryUrls.parse(urls)), credentials(), truststore());
  }

  /** What a setting comes to; what it refuses is told with its key. */
  private static <T> T made(String key, Supplier<T> maker) {
    try {
      return maker.get();
    } catch (IllegalArgumentException e) {
      throw new WrongAccessException(key, "cannot be used: " + e.getMessage());
    }
  }

  private Credentials credentials() {
    requireSource(USER_SOURCE, "USER_INFO");
    requireSource(TOKEN_SOURCE, "STATIC_TOKEN");
    requireOne(USER_INFO, USER_INFO_BEFORE);
    String userKey = text(USER_INFO).isPresent() ? USER_INFO : USER_INFO_BEFORE;
    requireOne(userKey, TOKEN);
    return text(userKey)
        .map(userInfo -> basic(userKey, userInfo))
        .or(() -> text(TOKEN).map(token -> made(TOKEN, () -> new Credentials.Bearer(token))))
        .orElseGet(Credentials.None::new);
  }

  private void requireOne(String key, String other) {
    if (text(key).isPresent() && text(other).isPresent()) {
      throw new WrongAccessException(key, "and " + other + " are both set; expected one of them");
    }
  }

  private static Credentials basic(String key, String userInfo) {
    int colon = userInfo.indexOf(':');
    if (colon < 1) {
      throw new WrongAccessException(
          key, "is not of the form user:password (its value is not shown)");
    }
    return new Credentials.Basic(userInfo.substring(0, colon), userInfo.substring(colon + 1));
  }

  private void requireSource(String key, String known) {
    text(key)
        .filter(source -> !source.equals(known))
        .ifPresent(
            source -> {
              throw new WrongAccessException(
                  key, "is '" + source + "', expected " + known + " or nothing");
            });
  }

  private Optional<Truststore> truststore() {
    Optional<String> password = text(TRUSTSTORE_PASSWORD);
    Optional<Path> file = text(TRUSTSTORE).map(name -> made(TRUSTSTORE, () -> Path.of(name)));
    return file.map(
        existing ->
            text(TRUSTSTORE_TYPE)
                .map(type -> made(TRUSTSTORE_TYPE, () -> new Truststore(existing, password, type)))
                .orElseGet(() -> Truststore.of(existing, password)));
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
