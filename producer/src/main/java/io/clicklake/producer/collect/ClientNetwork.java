package io.clicklake.producer.collect;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The network of a client's address: {@code 203.0.113.0/24} or {@code 2001:db8:1::/48}.
 *
 * <p>An IPv4 address inside an IPv6 one ({@code ::ffff:203.0.113.7}) counts as IPv4. Text that is
 * no address has no network; no name is ever looked up.
 */
final class ClientNetwork {

  private static final Pattern IPV4 = Pattern.compile("(\\d{1,3}\\.){3}\\d{1,3}");

  private ClientNetwork() {}

  static Optional<String> of(String address) {
    boolean looksLikeAnAddress = IPV4.matcher(address).matches() || address.contains(":");
    if (!looksLikeAnAddress) {
      return Optional.empty();
    }
    try {
      // In brackets only a literal is taken, so that nothing asks a name server.
      String literal = address.contains(":") ? address : "::ffff:" + address;
      InetAddress parsed = InetAddress.getByName("[" + literal + "]");
      byte[] bytes = parsed.getAddress();
      if (parsed instanceof Inet4Address) {
        return Optional.of(
            String.format(
                Locale.ROOT, "%d.%d.%d.0/24", bytes[0] & 0xFF, bytes[1] & 0xFF, bytes[2] & 0xFF));
      }
      return Optional.of(
          String.format(
              Locale.ROOT, "%x:%x:%x::/48", group(bytes, 0), group(bytes, 1), group(bytes, 2)));
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  private static int group(byte[] bytes, int index) {
    return ((bytes[2 * index] & 0xFF) << 8) | (bytes[2 * index + 1] & 0xFF);
  }
}
