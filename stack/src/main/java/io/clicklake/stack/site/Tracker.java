package io.clicklake.stack.site;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The browser script as its module built it. */
record Tracker(byte[] script) {
  private static final String RESOURCE = "META-INF/resources/clicklake.js";

  /** The one on the class path. */
  static Tracker onClassPath() {
    return new Tracker(
        SiteResource.read(Tracker.class.getClassLoader().getResourceAsStream(RESOURCE), RESOURCE));
  }

  /** What a page's tag says of it, so that a browser runs no other. */
  String integrity() {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-384").digest(script);
      return "sha384-" + Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-384 is missing, every Java platform has to have it", e);
    }
  }
}
