package io.clicklake.stack.deploy.terraform;

/** A distribution that hosts run: its version, and the checksum of its archive. */
public record HostRelease(String version, String sha256) {

  public HostRelease {
    if (!version.matches("[0-9A-Za-z][0-9A-Za-z._-]*") || !sha256.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException(
          "the release is '%s' of sha256 '%s', expected a version such as 0.1.0 and 64 hexadecimal digits"
              .formatted(version, sha256));
    }
  }
}
