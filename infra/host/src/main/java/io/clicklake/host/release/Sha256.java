package io.clicklake.host.release;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Sums of files, as sha256sum prints them. */
final class Sha256 {

  private static final int BUFFER_BYTES = 1 << 16;

  private Sha256() {}

  static String of(Path file) throws IOException {
    MessageDigest digest = digest();
    try (InputStream bytes = new DigestInputStream(Files.newInputStream(file), digest)) {
      byte[] buffer = new byte[BUFFER_BYTES];
      int read = 0;
      while (read >= 0) {
        read = bytes.read(buffer);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** The line for a file under a name. */
  static String line(String sum, String name) {
    return sum + "  " + name + "\n";
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java machine knows SHA-256", e);
    }
  }
}
