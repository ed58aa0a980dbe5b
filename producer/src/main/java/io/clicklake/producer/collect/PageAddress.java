package io.clicklake.producer.collect;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Path and query of a page's address, cut out as a browser would, however odd its characters.
 *
 * @param path the path, {@code /} for an address that ends with its host; null for none
 * @param query what stands between {@code ?} and {@code #}, without either
 */
record PageAddress(@Nullable String path, String query) {

  static PageAddress of(String url) {
    String address = url;
    int fragment = address.indexOf('#');
    if (fragment >= 0) {
      address = address.substring(0, fragment);
    }
    String query = "";
    int question = address.indexOf('?');
    if (question >= 0) {
      query = address.substring(question + 1);
      address = address.substring(0, question);
    }
    int authority = address.indexOf("://");
    if (authority < 0) {
      return new PageAddress(address.startsWith("/") ? address : null, query);
    }
    int slash = address.indexOf('/', authority + 3);
    return new PageAddress(slash < 0 ? "/" : address.substring(slash), query);
  }

  /** The first value of a query parameter, decoded; null when missing or empty. */
  @Nullable String parameter(String name) {
    for (int start = 0; start < query.length(); ) {
      int end = query.indexOf('&', start);
      end = end < 0 ? query.length() : end;
      if (query.startsWith(name, start)
          && start + name.length() < end
          && query.charAt(start + name.length()) == '=') {
        String value = decoded(query.substring(start + name.length() + 1, end));
        return value.isEmpty() ? null : SafeText.of(value);
      }
      start = end + 1;
    }
    return null;
  }

  /** A part of a query without its encoding; as it is where it has none that can be read. */
  static String decoded(String value) {
    try {
      return URLDecoder.decode(value, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return value;
    }
  }
}
