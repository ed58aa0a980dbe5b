package io.clicklake.registry.client;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Base addresses of one registry, in the order in which they are tried; without trailing slash.
 *
 * <p>Each is absolute, http or https, and carries neither credentials nor query.
 */
public record RegistryUrls(List<URI> bases) {

  private static final String EXPECTED =
      "expected for example http://127.0.0.1:8081 or https://registry.example/apis/ccompat/v7";

  public RegistryUrls {
    if (bases.isEmpty()) {
      throw new IllegalArgumentException("no schema registry URL; " + EXPECTED);
    }
    bases = bases.stream().map(RegistryUrls::base).toList();
  }

  /** From a list with commas between the addresses, as {@code schema.registry.url} holds it. */
  public static RegistryUrls parse(String commaSeparated) {
    return new RegistryUrls(
        Arrays.stream(commaSeparated.split(",", -1))
            .map(String::strip)
            .filter(url -> !url.isEmpty())
            .map(RegistryUrls::uri)
            .toList());
  }

  /** Whether one of them is https. */
  boolean anySecure() {
    return bases.stream().anyMatch(base -> "https".equalsIgnoreCase(base.getScheme()));
  }

  private static URI uri(String text) {
    try {
      return URI.create(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "schema registry URL '" + text + "' is not a URL; " + EXPECTED, e);
    }
  }

  private static URI base(URI uri) {
    if (uri.getRawUserInfo() != null) {
      throw new IllegalArgumentException(
          "schema registry URL for host " + uri.getHost() + " carries credentials; leave them out");
    }
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    if (!(scheme.equals("http") || scheme.equals("https")) || uri.getHost() == null) {
      throw new IllegalArgumentException(
          "schema registry URL '" + uri + "' is not an http or https address; " + EXPECTED);
    }
    if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
      throw new IllegalArgumentException(
          "schema registry URL '" + uri + "' carries a query or fragment; " + EXPECTED);
    }
    String text = uri.toString();
    while (text.endsWith("/")) {
      text = text.substring(0, text.length() - 1);
    }
    return URI.create(text);
  }
}
