package io.clicklake.connect.store;

import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sts.model.StsException;

/**
 * Tells an outage from a refusal, once for every call: what may heal without a change of settings
 * is an outage.
 */
final class CallFailure {

  /** Codes that heal though their status does not say so. */
  private static final Set<String> PASSING =
      Set.of(
          "BadDigest",
          "ConditionalRequestConflict",
          "ExpiredToken",
          "ExpiredTokenException",
          "IDPCommunicationError",
          "IncompleteBody",
          "InternalError",
          "OperationAborted",
          "RequestExpired",
          "RequestTimeTooSkewed",
          "RequestTimeout",
          "ServiceUnavailable",
          "SlowDown",
          "TemporaryRedirect",
          "TokenRefreshRequired");

  private static final Set<Integer> PASSING_STATUS = Set.of(307, 408, 409, 425, 429);
  private static final int NOT_IMPLEMENTED = 501;

  private static final String BUCKET =
      "create the bucket, or set s3.bucket.name and s3.region to one that exists";
  private static final String REGION =
      "set s3.region to the region the bucket is in (the answer may name it), and store.url to an"
          + " endpoint of that region or to none";
  private static final String KEYS =
      "check aws.access.key.id and aws.secret.access.key, or the provider that"
          + " s3.credentials.provider.class names";
  private static final String PERMISSIONS =
      "check the credentials (aws.access.key.id, or the role of s3.credentials.provider.class) and"
          + " their permissions on the bucket: s3:GetObject, s3:PutObject, s3:ListBucket,"
          + " s3:AbortMultipartUpload, s3:DeleteObject, with tags s3:PutObjectTagging, with"
          + " s3.acl.canned s3:PutObjectAcl";
  private static final String KMS =
      "set s3.sse.kms.key.id to an enabled key in s3.region that the credentials may use"
          + " (kms:GenerateDataKey, kms:Decrypt)";
  private static final String ROLE =
      "check s3.credentials.provider.sts.role.arn and .sts.role.external.id, and that the"
          + " credentials may assume the role (sts:AssumeRole)";
  private static final String FEATURE =
      "the store does not know what was asked of it; unset s3.ssea.name, s3.acl.canned,"
          + " storage.class or tagging, or use a store that knows them";
  private static final String ANY = "check store.url and the sink's s3.* settings";

  private static final Map<String, String> REMEDIES =
      Map.ofEntries(
          Map.entry("AccessDenied", PERMISSIONS),
          Map.entry("AccessControlListNotSupported", "unset s3.acl.canned: the bucket has no ACLs"),
          Map.entry("AuthorizationHeaderMalformed", REGION),
          Map.entry("EntityTooSmall", "raise s3.part.size"),
          Map.entry("EntityTooLarge", "lower s3.part.size or file.max.bytes"),
          Map.entry("IllegalLocationConstraintException", REGION),
          Map.entry("InvalidAccessKeyId", KEYS),
          Map.entry("InvalidBucketName", "set s3.bucket.name to the name of a bucket"),
          Map.entry("InvalidEncryptionAlgorithmError", "set s3.ssea.name to AES256 or aws:kms"),
          Map.entry("InvalidStorageClass", "set storage.class to a class the store knows"),
          Map.entry("InvalidToken", KEYS),
          Map.entry("NoSuchBucket", BUCKET),
          Map.entry("NotImplemented", FEATURE),
          Map.entry("PermanentRedirect", REGION),
          Map.entry("SignatureDoesNotMatch", KEYS));

  private CallFailure() {}

  /** What the caller is told. */
  static RuntimeException of(String what, String bucket, SdkException e) {
    if (e instanceof AwsServiceException answer) {
      return answered(
          "cannot %s in bucket %s: HTTP %d %s %s"
              .formatted(what, bucket, answer.statusCode(), code(answer), e.getMessage()),
          answer);
    }
    String message = "cannot %s in bucket %s: %s".formatted(what, bucket, e.getMessage());
    return e instanceof SdkClientException
        ? new StoreUnavailableException(message + hint(e), e)
        : new StoreRefusedException(message + "; " + ANY, e);
  }

  private static RuntimeException answered(String message, AwsServiceException e) {
    return passes(e)
        ? new StoreUnavailableException(message, e)
        : new StoreRefusedException(message + "; " + remedy(e), e);
  }

  private static boolean passes(AwsServiceException e) {
    String code = code(e);
    int status = e.statusCode();
    if (status == NOT_IMPLEMENTED || REMEDIES.containsKey(code)) {
      return false;
    }
    return status >= 500
        || PASSING_STATUS.contains(status)
        || PASSING.contains(code)
        || e.isThrottlingException()
        || code.contains("Throttl")
        || (code.isEmpty() && status < 300);
  }

  private static String remedy(AwsServiceException e) {
    String code = code(e);
    if (e instanceof StsException) {
      return ROLE;
    }
    if (code.startsWith("KMS") || mentionsKms(e)) {
      return KMS;
    }
    String remedy = REMEDIES.get(code);
    if (remedy != null) {
      return remedy;
    }
    return switch (e.statusCode()) {
      case 301 -> REGION;
      case 401, 403 -> PERMISSIONS;
      case NOT_IMPLEMENTED -> FEATURE;
      default -> ANY;
    };
  }

  private static boolean mentionsKms(AwsServiceException e) {
    return e.statusCode() == 403
        && String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("kms:");
  }

  /** What to look at when the outage does not end; nothing tells a typing error from an outage. */
  private static String hint(SdkException e) {
    if (String.valueOf(e.getMessage()).contains("load credentials")) {
      return "; if this lasts, " + KEYS;
    }
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnknownHostException) {
        return "; if this lasts, check store.url and s3.region";
      }
    }
    return "";
  }

  static String code(AwsServiceException e) {
    return e.awsErrorDetails() == null || e.awsErrorDetails().errorCode() == null
        ? ""
        : e.awsErrorDetails().errorCode();
  }
}
