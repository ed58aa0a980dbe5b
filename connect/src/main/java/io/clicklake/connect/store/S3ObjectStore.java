package io.clicklake.connect.store;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Error;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.model.Tag;

/** A bucket in S3, or in a store that speaks S3 with conditional writes. */
public final class S3ObjectStore implements ObjectStore {

  /**
   * Error codes that heal though their status does not say so; an upload's completion may fail
   * behind a status of 200.
   */
  private static final Set<String> PASSING =
      Set.of("InternalError", "ServiceUnavailable", "RequestTimeout", "ExpiredToken");

  private static final Duration ONE_ATTEMPT = Duration.ofSeconds(30);
  private static final Duration ALL_ATTEMPTS = Duration.ofSeconds(60);

  /** S3's limit for one DeleteObjects. */
  private static final int KEYS_PER_DELETE = 1_000;

  private final S3Client s3;
  private final String bucket;

  public S3ObjectStore(S3Settings settings) {
    this.bucket = settings.bucket();
    S3ClientBuilder builder =
        S3Client.builder()
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .region(Region.of(settings.region()))
            .forcePathStyle(settings.pathStyle())
            // Checksums beyond what S3 requires are unknown to some compatible stores.
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
            .overrideConfiguration(
                calls ->
                    calls
                        .retryStrategy(RetryMode.STANDARD)
                        .apiCallAttemptTimeout(ONE_ATTEMPT)
                        .apiCallTimeout(ALL_ATTEMPTS));
    settings.endpoint().ifPresent(builder::endpointOverride);
    settings
        .credentials()
        .ifPresent(
            pair ->
                builder.credentialsProvider(
                    StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(pair.accessKey(), pair.secretKey()))));
    this.s3 = builder.build();
  }

  @Override
  public List<String> keys(String prefix) {
    return list(prefix, list -> {});
  }

  @Override
  public List<String> keysAfter(String prefix, String after) {
    return list(prefix, list -> list.startAfter(after));
  }

  private List<String> list(String prefix, Consumer<ListObjectsV2Request.Builder> range) {
    return call(
        "list " + prefix,
        () -> {
          List<String> keys = new ArrayList<>();
          s3
              .listObjectsV2Paginator(
                  list -> list.bucket(bucket).prefix(prefix).applyMutation(range))
              .contents()
              .stream()
              .map(S3Object::key)
              .forEach(keys::add);
          return keys;
        });
  }

  @Override
  public Optional<StoredObject> read(String key) {
    return call(
        "read " + key,
        () ->
            unlessMissing(
                () -> {
                  ResponseBytes<GetObjectResponse> object =
                      s3.getObjectAsBytes(get -> get.bucket(bucket).key(key));
                  return new StoredObject(object.asByteArrayUnsafe(), object.response().eTag());
                }));
  }

  @Override
  public Optional<Map<String, String>> metadata(String key) {
    return call(
        "read the metadata of " + key,
        () -> unlessMissing(() -> s3.headObject(head -> head.bucket(bucket).key(key)).metadata()));
  }

  @Override
  public PutOutcome putIfAbsent(String key, byte[] body) {
    return put(PutObjectRequest.builder().bucket(bucket).key(key).ifNoneMatch("*").build(), body);
  }

  @Override
  public PutOutcome putIfMatch(String key, byte[] body, String entityTag) {
    return put(PutObjectRequest.builder().bucket(bucket).key(key).ifMatch(entityTag).build(), body);
  }

  private PutOutcome put(PutObjectRequest request, byte[] body) {
    return call(
        "put " + request.key(),
        () -> {
          try {
            return new PutOutcome.Written(
                s3.putObject(request, RequestBody.fromBytes(body)).eTag());
          } catch (S3Exception e) {
            boolean gone = e.statusCode() == 404 && code(e).equals("NoSuchKey");
            if (e.statusCode() == 412 || gone) {
              return new PutOutcome.ConditionFailed();
            }
            throw e;
          }
        });
  }

  @Override
  public String beginUpload(String key, Map<String, String> metadata) {
    return call(
        "begin the upload of " + key,
        () ->
            s3.createMultipartUpload(create -> create.bucket(bucket).key(key).metadata(metadata))
                .uploadId());
  }

  @Override
  public String uploadPart(String key, String uploadId, int number, byte[] body, int length) {
    return call(
        "upload part " + number + " of " + key,
        () -> {
          try {
            return s3.uploadPart(
                    part -> part.bucket(bucket).key(key).uploadId(uploadId).partNumber(number),
                    RequestBody.fromContentProvider(
                        () -> new ByteArrayInputStream(body, 0, length),
                        length,
                        "application/octet-stream"))
                .eTag();
          } catch (S3Exception e) {
            if (isNoSuchUpload(e)) {
              throw new StoreUnavailableException(
                  "the upload of %s in bucket %s was aborted or has expired; its batch starts again"
                      .formatted(key, bucket),
                  e);
            }
            throw e;
          }
        });
  }

  @Override
  public boolean completeUpload(String key, String uploadId, List<String> partTags) {
    List<CompletedPart> parts = new ArrayList<>();
    for (String tag : partTags) {
      parts.add(CompletedPart.builder().partNumber(parts.size() + 1).eTag(tag).build());
    }
    return call(
        "complete the upload of " + key,
        () -> {
          try {
            s3.completeMultipartUpload(
                complete ->
                    complete
                        .bucket(bucket)
                        .key(key)
                        .uploadId(uploadId)
                        .ifNoneMatch("*")
                        .multipartUpload(upload -> upload.parts(parts)));
            return true;
          } catch (S3Exception e) {
            if (isNoSuchUpload(e) || e.statusCode() == 412) {
              return false;
            }
            throw e;
          }
        });
  }

  @Override
  public void abortUpload(String key, String uploadId) {
    call(
        "abort the upload of " + key,
        () -> {
          try {
            s3.abortMultipartUpload(abort -> abort.bucket(bucket).key(key).uploadId(uploadId));
          } catch (S3Exception e) {
            if (!isNoSuchUpload(e)) {
              throw e;
            }
          }
          return true;
        });
  }

  @Override
  public void delete(List<String> keys) {
    for (int from = 0; from < keys.size(); from += KEYS_PER_DELETE) {
      List<String> batch = keys.subList(from, Math.min(keys.size(), from + KEYS_PER_DELETE));
      call("delete " + batch.size() + " objects from " + batch.get(0), () -> deleteBatch(batch));
    }
  }

  private boolean deleteBatch(List<String> keys) {
    List<ObjectIdentifier> objects =
        keys.stream().map(key -> ObjectIdentifier.builder().key(key).build()).toList();
    DeleteObjectsResponse answer =
        s3.deleteObjects(
            delete -> delete.bucket(bucket).delete(named -> named.quiet(true).objects(objects)));
    for (S3Error error : answer.errors()) {
      if (!error.code().equals("NoSuchKey")) {
        throw refusalOf(error);
      }
    }
    return true;
  }

  /** One object's error stands in an answer of 200. */
  private static AwsServiceException refusalOf(S3Error error) {
    return S3Exception.builder()
        .statusCode(200)
        .awsErrorDetails(
            AwsErrorDetails.builder().errorCode(error.code()).errorMessage(error.message()).build())
        .message(error.key() + ": " + error.message())
        .build();
  }

  @Override
  public void tag(String key, Map<String, String> tags) {
    List<Tag> set =
        tags.entrySet().stream()
            .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
            .toList();
    call(
        "tag " + key,
        () ->
            unlessMissing(
                () ->
                    s3.putObjectTagging(
                        put -> put.bucket(bucket).key(key).tagging(all -> all.tagSet(set)))));
  }

  @Override
  public void close() {
    s3.close();
  }

  private static <T> Optional<T> unlessMissing(Supplier<T> read) {
    try {
      return Optional.of(read.get());
    } catch (S3Exception e) {
      // A HEAD has no body, so no code: its 404 can only mean the key (the bucket was written to).
      if (e.statusCode() == 404 && !code(e).equals("NoSuchBucket")) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private static boolean isNoSuchUpload(S3Exception e) {
    return code(e).equals("NoSuchUpload")
        || (e.statusCode() == 404 && !code(e).equals("NoSuchBucket"));
  }

  private static String code(AwsServiceException e) {
    return e.awsErrorDetails() == null ? "" : String.valueOf(e.awsErrorDetails().errorCode());
  }

  /** Tells an outage from a refusal, once for every call. */
  private <T> T call(String what, Supplier<T> request) {
    try {
      return request.get();
    } catch (S3Exception e) {
      String message =
          "cannot %s in bucket %s: HTTP %d %s %s"
              .formatted(what, bucket, e.statusCode(), code(e), e.getMessage());
      if (e.statusCode() >= 500
          || e.statusCode() == 409
          || e.statusCode() == 429
          || e.isThrottlingException()
          || PASSING.contains(code(e))) {
        throw new StoreUnavailableException(message, e);
      }
      throw new StoreRefusedException(message + "; " + remedy(e), e);
    } catch (SdkClientException e) {
      throw new StoreUnavailableException(
          "cannot %s in bucket %s: %s".formatted(what, bucket, e.getMessage()), e);
    } catch (SdkException e) {
      throw new StoreRefusedException(
          "cannot %s in bucket %s: %s".formatted(what, bucket, e.getMessage()), e);
    }
  }

  private static String remedy(S3Exception e) {
    if (code(e).equals("NoSuchBucket")) {
      return "create the bucket, or set s3.bucket.name and s3.region to one that exists";
    }
    if (e.statusCode() == 403 || e.statusCode() == 401) {
      return "check the credentials (aws.access.key.id or the role) and their permissions on the"
          + " bucket: s3:GetObject, s3:PutObject, s3:ListBucket, s3:AbortMultipartUpload";
    }
    return "check the sink's s3.* settings";
  }
}
