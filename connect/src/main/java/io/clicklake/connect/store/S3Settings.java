package io.clicklake.connect.store;

import java.net.URI;
import java.util.Optional;

/**
 * Where the bucket is and who asks.
 *
 * @param endpoint of an S3-compatible store; empty for AWS
 * @param pathStyle whether the bucket stands in the path of a URL
 * @param credentials empty for the AWS SDK's default chain
 */
public record S3Settings(
    String bucket,
    String region,
    Optional<URI> endpoint,
    boolean pathStyle,
    Optional<Credentials> credentials) {

  /** A static key pair; its text form hides the secret. */
  public record Credentials(String accessKey, String secretKey) {
    @Override
    public String toString() {
      return "Credentials[accessKey=" + accessKey + "]";
    }
  }
}
