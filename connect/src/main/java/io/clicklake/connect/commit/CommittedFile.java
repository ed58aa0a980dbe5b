package io.clicklake.connect.commit;

import java.util.List;

/**
 * One Parquet file of a commit record.
 *
 * @param key where the object is, or will be once its upload is completed
 * @param id unique to this upload; the object carries it as metadata, so that its origin can be
 *     told
 * @param uploadId the multipart upload that makes the object
 * @param partTags entity tags of the upload's parts, in order
 * @param rows records in the file
 * @param bytes size of the file
 * @param path the partition of the lake it lies in, for example {@code year=2025/month=05/…}
 * @param schemaId registry id of the schema it is written with
 * @param writtenWith ids of the schemas its records were written with; empty where a record does
 *     not say
 * @param firstOffset offset of its first record; that of its batch where a record does not say
 * @param lastOffset offset of its last record; that of its batch where a record does not say
 */
public record CommittedFile(
    String key,
    String id,
    String uploadId,
    List<String> partTags,
    long rows,
    long bytes,
    String path,
    int schemaId,
    List<Integer> writtenWith,
    long firstOffset,
    long lastOffset) {

  /** Metadata key under which an object carries its file's {@code id}. */
  public static final String ID_METADATA = "clicklake-file";

  public CommittedFile {
    partTags = List.copyOf(partTags);
    writtenWith = List.copyOf(writtenWith);
    if (rows < 1) {
      throw new IllegalArgumentException("file " + key + " has " + rows + " rows, not ≥ 1");
    }
    if (partTags.isEmpty()) {
      throw new IllegalArgumentException("file " + key + " has no parts");
    }
    if (firstOffset < 0 || lastOffset < firstOffset) {
      throw new IllegalArgumentException(
          "file %s has offsets %d to %d, which are no range"
              .formatted(key, firstOffset, lastOffset));
    }
  }
}
