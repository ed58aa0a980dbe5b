package io.clicklake.tracker.build;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * A script as it is served.
 *
 * @param fileName its name where it lies
 * @param text what it says
 */
record Script(String fileName, String text) {

  /** Its size as a server sends it, compressed with gzip at its best level. */
  int gzipBytes() {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip =
        new GZIPOutputStream(compressed) {
          {
            def.setLevel(Deflater.BEST_COMPRESSION);
          }
        }) {
      gzip.write(bytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return compressed.size();
  }

  /** What a page's {@code integrity} attribute says of it (Subresource Integrity). */
  String integrity() {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-384").digest(bytes());
      return "sha384-" + Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * This script if it keeps within its budget.
   *
   * @throws IllegalStateException with size and budget if it does not
   */
  Script within(int maxGzipBytes) {
    if (gzipBytes() > maxGzipBytes) {
      throw new IllegalStateException(
          "%s is %,d bytes with gzip, expected at most %,d: take something out of src/main/js"
              .formatted(fileName, gzipBytes(), maxGzipBytes));
    }
    return this;
  }

  byte[] bytes() {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
