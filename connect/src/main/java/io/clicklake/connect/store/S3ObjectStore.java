package io.clicklake.connect.store;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.model.Tag;

/** A bucket in S3, or in a store that speaks S3 with conditional writes. */
public final class S3ObjectStore implements ObjectStore {

  private static final Set<Integer> UNEXPLAINED = Set.of(400, 403);

  private final S3Connection connection;
  private final S3Client s3;
  private final String bucket;
  private final ObjectAttributes attributes;
  private final BulkDeletion deletion;

  public S3ObjectStore(S3Settings settings) {
    this(settings, new StoreMeter());
  }

  /** A store that counts its requests. */
  public S3ObjectStore(S3Settings settings, StoreMeter meter) {
    this.bucket = settings.bucket();
    this.attributes = settings.attributes();
    this.connection = new S3Connection(settings, meter);
    this.s3 = connection.client();
    this.deletion = new BulkDeletion(s3, bucket);
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
        () ->
            unlessMissing(
                () -> {
                  try {
                    return s3.headObject(head -> head.bucket(bucket).key(key)).metadata();
                  } catch (S3Exception e) {
                    if (UNEXPLAINED.contains(e.statusCode())) {
                      return metadataByReading(key);
                    }
                    throw e;
                  }
                }));
  }

  /** The answer to a HEAD has no body, so a refusal comes without its reason; a GET's has one. */
  private Map<String, String> metadataByReading(String key) {
    return s3.getObjectAsBytes(get -> get.bucket(bucket).key(key).range("bytes=0-0"))
        .response()
        .metadata();
  }

  @Override
  public PutOutcome putIfAbsent(String key, byte[] body) {
    return put(PutObjectRequest.builder().bucket(bucket).key(key).ifNoneMatch("*"), body);
  }

  @Override
  public PutOutcome putIfMatch(String key, byte[] body, String entityTag) {
    return put(PutObjectRequest.builder().bucket(bucket).key(key).ifMatch(entityTag), body);
  }

  private PutOutcome put(PutObjectRequest.Builder conditional, byte[] body) {
    PutObjectRequest request = attributes.onto(conditional);
    return call(
        "put " + request.key(),
        () -> {
          try {
            return new PutOutcome.Written(
                s3.putObject(request, RequestBody.fromBytes(body)).eTag());
          } catch (S3Exception e) {
            boolean gone = e.statusCode() == 404 && code(e).equals("NoSuchKey");
            if (isConditionFailed(e) || gone) {
              return new PutOutcome.ConditionFailed();
            }
            throw e;
          }
        });
  }

  @Override
  public String beginUpload(String key, Map<String, String> metadata) {
    CreateMultipartUploadRequest request =
        attributes.onto(CreateMultipartUploadRequest.builder().bucket(bucket).key(key), metadata);
    return call("begin the upload of " + key, () -> s3.createMultipartUpload(request).uploadId());
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
            if (isNoSuchUpload(e) || isConditionFailed(e)) {
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
    for (int from = 0; from < keys.size(); from += BulkDeletion.MOST_KEYS) {
      List<String> batch = keys.subList(from, Math.min(keys.size(), from + BulkDeletion.MOST_KEYS));
      call(
          "delete " + batch.size() + " objects from " + batch.get(0),
          () -> {
            deletion.of(batch);
            return true;
          });
    }
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
    connection.close();
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

  /** The answer to a completion may begin with 200 and end with the error. */
  private static boolean isConditionFailed(S3Exception e) {
    return e.statusCode() == 412 || code(e).equals("PreconditionFailed");
  }

  private static String code(AwsServiceException e) {
    return CallFailure.code(e);
  }

  private <T> T call(String what, Supplier<T> request) {
    try {
      return request.get();
    } catch (SdkException e) {
      throw CallFailure.of(what, bucket, e);
    }
  }
}
