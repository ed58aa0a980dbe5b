package io.clicklake.host.settings;

/** A controller of a cluster. */
public record Voter(int node, String host, int port) {

  /** Of {@code node@host:port}. */
  static Voter parse(String text) {
    int at = text.indexOf('@');
    int colon = text.lastIndexOf(':');
    return new Voter(
        Integer.parseInt(text.substring(0, at)),
        text.substring(at + 1, colon),
        Integer.parseInt(text.substring(colon + 1)));
  }

  /** Its {@code host:port}. */
  public String address() {
    return host + ":" + port;
  }
}
