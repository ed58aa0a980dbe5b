package io.clicklake.connect.store;

import java.net.URI;
import java.util.Optional;

/**
 * Where the bucket is, who asks, what is written there and how long a call may take.
 *
 * @param endpoint of an S3-compatible store; empty for AWS
 * @param pathStyle whether the bucket stands in the path of a URL
 * @param userAgent what stands first in the user agent of requests
 */
public record S3Settings(
    String bucket,
    String region,
    Optional<URI> endpoint,
    boolean pathStyle,
    S3Credentials credentials,
    ObjectAttributes attributes,
    S3Patience patience,
    String userAgent) {

  /** What the sink calls itself. */
  public static final String USER_AGENT = "clicklake-sink";

  /** A bucket as it is, with the standard patience. */
  public static S3Settings of(
      String bucket,
      String region,
      Optional<URI> endpoint,
      boolean pathStyle,
      S3Credentials credentials) {
    return new S3Settings(
        bucket,
        region,
        endpoint,
        pathStyle,
        credentials,
        ObjectAttributes.none(),
        S3Patience.standard(),
        USER_AGENT);
  }
}
