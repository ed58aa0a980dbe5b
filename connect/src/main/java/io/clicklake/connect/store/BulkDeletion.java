package io.clicklake.connect.store;

import java.util.List;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Error;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Deletes several objects of a bucket with one request. Safe for use by several threads. */
record BulkDeletion(S3Client s3, String bucket) {

  /** S3's limit for one request. */
  static final int MOST_KEYS = 1_000;

  /**
   * Deletes these; one that is missing is fine.
   *
   * @throws S3Exception with the first object's error, when one could not be deleted
   */
  void of(List<String> keys) {
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
}
