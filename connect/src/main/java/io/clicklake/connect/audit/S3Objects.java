package io.clicklake.connect.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** A bucket in S3, or in a store that speaks S3; close it. */
public final class S3Objects implements LakeObjects, AutoCloseable {

  private final S3Client s3;
  private final String bucket;

  /**
   * A bucket, with the credentials that the AWS SDK finds (environment, profile, role).
   *
   * @param endpoint of an S3-compatible store, whose buckets stand in the path of a URL; empty for
   *     AWS
   */
  public S3Objects(String bucket, String region, Optional<URI> endpoint) {
    this.bucket = bucket;
    S3ClientBuilder builder =
        S3Client.builder()
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .region(Region.of(region))
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
            .overrideConfiguration(calls -> calls.retryStrategy(RetryMode.STANDARD));
    endpoint.ifPresent(url -> builder.endpointOverride(url).forcePathStyle(true));
    this.s3 = builder.build();
  }

  @Override
  public List<LakeObject> list(String prefix) {
    return call(
        "list " + prefix,
        () ->
            s3
                .listObjectsV2Paginator(list -> list.bucket(bucket).prefix(prefix))
                .contents()
                .stream()
                .map(object -> new LakeObject(object.key(), object.size()))
                .toList());
  }

  @Override
  public Optional<byte[]> read(String key) {
    return call(
        "read " + key,
        () ->
            unlessMissing(
                () -> s3.getObjectAsBytes(get -> get.bucket(bucket).key(key)).asByteArrayUnsafe()));
  }

  @Override
  public Optional<byte[]> tail(String key, int bytes) {
    return call(
        "read the end of " + key,
        () ->
            unlessMissing(
                () ->
                    s3.getObjectAsBytes(get -> get.bucket(bucket).key(key).range("bytes=-" + bytes))
                        .asByteArrayUnsafe()));
  }

  /** An empty object has no range to read: HTTP 416. */
  private static Optional<byte[]> unlessMissing(Supplier<byte[]> request) {
    try {
      return Optional.of(request.get());
    } catch (S3Exception e) {
      boolean noBucket =
          e.awsErrorDetails() != null && "NoSuchBucket".equals(e.awsErrorDetails().errorCode());
      if (e.statusCode() == 404 && !noBucket) {
        return Optional.empty();
      }
      if (e.statusCode() == 416) {
        return Optional.of(new byte[0]);
      }
      throw e;
    }
  }

  private <T> T call(String what, Supplier<T> request) {
    try {
      return request.get();
    } catch (SdkException e) {
      throw new UncheckedIOException(
          "cannot %s in bucket %s: %s".formatted(what, bucket, e.getMessage()), new IOException(e));
    }
  }

  @Override
  public void close() {
    s3.close();
  }
}
