package io.clicklake.connect.store;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.ObjectCannedACL;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.StorageClass;

/**
 * What objects are written with. Encryption and ACL go with every object, the rest with data files
 * only: commit records are read at each start.
 *
 * @param cannedAcl empty for the bucket's own rule
 * @param storageClass empty for the store's standard
 * @param metadata user metadata of data files, besides the sink's own
 */
public record ObjectAttributes(
    Encryption encryption,
    Optional<String> cannedAcl,
    Optional<String> storageClass,
    Map<String, String> metadata) {

  public ObjectAttributes {
    cannedAcl.ifPresent(
        acl ->
            require(
                "canned ACL",
                acl,
                ObjectCannedACL.fromValue(acl) != ObjectCannedACL.UNKNOWN_TO_SDK_VERSION,
                names(ObjectCannedACL.knownValues())));
    storageClass.ifPresent(
        named ->
            require(
                "storage class",
                named,
                StorageClass.fromValue(named) != StorageClass.UNKNOWN_TO_SDK_VERSION,
                names(StorageClass.knownValues())));
    metadata = Map.copyOf(metadata);
  }

  /** Nothing beyond what the bucket itself says. */
  public static ObjectAttributes none() {
    return new ObjectAttributes(
        new Encryption.OfBucket(), Optional.empty(), Optional.empty(), Map.of());
  }

  /** A commit record's request with what goes with every object. */
  PutObjectRequest onto(PutObjectRequest.Builder put) {
    encryption.algorithm().ifPresent(put::serverSideEncryption);
    encryption.keyId().ifPresent(put::ssekmsKeyId);
    cannedAcl.ifPresent(put::acl);
    return put.build();
  }

  /** A data file's request with all of them; the sink's own metadata wins. */
  CreateMultipartUploadRequest onto(
      CreateMultipartUploadRequest.Builder create, Map<String, String> ownMetadata) {
    encryption.algorithm().ifPresent(create::serverSideEncryption);
    encryption.keyId().ifPresent(create::ssekmsKeyId);
    cannedAcl.ifPresent(create::acl);
    storageClass.ifPresent(create::storageClass);
    Map<String, String> all = new HashMap<>(metadata);
    all.putAll(ownMetadata);
    return create.metadata(all).build();
  }

  /** How objects are encrypted at rest. */
  public sealed interface Encryption {

    /** Its name in S3's header; empty when the bucket decides. */
    default Optional<String> algorithm() {
      return Optional.empty();
    }

    /** The key to use, where one is named. */
    default Optional<String> keyId() {
      return Optional.empty();
    }

    /** As the bucket's default says. */
    record OfBucket() implements Encryption {}

    /** With keys that S3 keeps (SSE-S3). */
    record Aes256() implements Encryption {

      @Override
      public Optional<String> algorithm() {
        return Optional.of("AES256");
      }
    }

    /**
     * With a key of KMS (SSE-KMS).
     *
     * @param keyId id, ARN or alias of the key; empty for the account's own for S3
     */
    record Kms(Optional<String> keyId) implements Encryption {

      @Override
      public Optional<String> algorithm() {
        return Optional.of("aws:kms");
      }
    }

    /**
     * The encryption with this name in S3's header.
     *
     * @param algorithm empty, {@code AES256} or {@code aws:kms}
     * @param kmsKeyId empty unless the algorithm is {@code aws:kms}
     */
    static Encryption named(String algorithm, String kmsKeyId) {
      boolean kms = algorithm.equals("aws:kms");
      require("encryption", algorithm, kms || algorithm.matches("|AES256"), "AES256 or aws:kms");
      require("KMS key", kmsKeyId, kms || kmsKeyId.isEmpty(), "none without aws:kms");
      if (kms) {
        return new Kms(Optional.of(kmsKeyId).filter(id -> !id.isEmpty()));
      }
      return algorithm.isEmpty() ? new OfBucket() : new Aes256();
    }
  }

  private static void require(String what, String value, boolean fulfilled, String expected) {
    if (!fulfilled) {
      throw new IllegalArgumentException("%s '%s', expected %s".formatted(what, value, expected));
    }
  }

  private static String names(Collection<?> known) {
    return known.stream().map(String::valueOf).sorted().collect(Collectors.joining(", "));
  }
}
