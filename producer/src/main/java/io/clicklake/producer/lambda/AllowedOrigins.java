package io.clicklake.producer.lambda;

import io.clicklake.producer.collect.IngestRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The sites whose pages may send events.
 *
 * <pre>
 * origins = "*" / origin *( "," origin )
 * origin  = "null" / scheme "://" [ "*." ] host [ ":" port ]
 * </pre>
 *
 * <p>{@code *.} stands for one or more names in front, not for none. A beacon asks for no
 * permission before it is sent, so the site is read off the request: its {@code Origin}, or, where
 * it has none as an image's request, the origin of its {@code Referer}. A request that names
 * neither comes from a server, or from a browser told to be silent, and is taken: the list keeps
 * other sites' pages out, and stops nobody who writes headers by hand.
 */
record AllowedOrigins(List<String> origins) {

  private static final String ANY = "*";
  private static final String HOST = "([a-z0-9_-]+(\\.[a-z0-9_-]+)*|\\[[0-9a-f:.]+])(:\\d{1,5})?";
  private static final Pattern SITE = Pattern.compile("https?://" + HOST);
  private static final Pattern ORIGIN = Pattern.compile("https?://(\\*\\.)?" + HOST);
  private static final Pattern OF_ADDRESS = Pattern.compile("^(https?://[^/?#]*)");

  /** Origins as browsers write them, in lower case, or {@code *} for any. */
  AllowedOrigins {
    origins = origins.stream().map(AllowedOrigins::normal).toList();
    for (String origin : origins) {
      if (!isOrigin(origin)) {
        throw new IllegalArgumentException("origin is '" + origin + "', expected " + FORM);
      }
    }
  }

  static final String FORM =
      "* or a list of origins such as https://blog.example, https://*.blog.example and null";

  static AllowedOrigins any() {
    return new AllowedOrigins(List.of(ANY));
  }

  /** Reads a list; see {@link #isList}. */
  static AllowedOrigins of(String list) {
    return new AllowedOrigins(Arrays.asList(list.split(",", -1)));
  }

  static boolean isList(String list) {
    return Arrays.stream(list.split(",", -1))
        .map(AllowedOrigins::normal)
        .allMatch(AllowedOrigins::isOrigin);
  }

  /**
   * The site that a request names and that may not send events; empty when the request is taken.
   */
  Optional<String> refused(IngestRequest request) {
    if (origins.contains(ANY)) {
      return Optional.empty();
    }
    return request
        .header("origin")
        .or(() -> request.header("referer").map(AllowedOrigins::ofAddress))
        .filter(site -> !admit(normal(site)));
  }

  private boolean admit(String site) {
    for (String origin : origins) {
      int wildcard = origin.indexOf("*.");
      if (wildcard < 0 ? origin.equals(site) : isBelow(origin, wildcard, site)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a site is {@code scheme://}, some names, and what stands behind the wildcard. */
  private static boolean isBelow(String origin, int wildcard, String site) {
    String scheme = origin.substring(0, wildcard);
    String parent = origin.substring(wildcard + 1);
    return site.startsWith(scheme)
        && site.endsWith(parent)
        && site.length() > scheme.length() + parent.length()
        && SITE.matcher(site).matches();
  }

  private static String ofAddress(String address) {
    Matcher origin = OF_ADDRESS.matcher(address);
    return origin.find() ? origin.group(1) : address;
  }

  /** As a browser writes it: in lower case, without the port that its scheme implies. */
  private static String normal(String origin) {
    String lower = origin.strip().toLowerCase(Locale.ROOT);
    if (lower.startsWith("https://") && lower.endsWith(":443")) {
      return lower.substring(0, lower.length() - ":443".length());
    }
    if (lower.startsWith("http://") && lower.endsWith(":80")) {
      return lower.substring(0, lower.length() - ":80".length());
    }
    return lower;
  }

  private static boolean isOrigin(String text) {
    return text.equals(ANY) || text.equals("null") || ORIGIN.matcher(text).matches();
  }
}
