package io.clicklake.connect.store;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A bucket with conditional puts and multipart uploads.
 *
 * <p>Every method throws {@link StoreUnavailableException} when the outcome is unknown or the store
 * asks for patience: the call may or may not have taken effect, and the work it belongs to starts
 * again from the commit log. It throws {@link StoreRefusedException} when that cannot help. Safe
 * for use by several threads.
 */
public interface ObjectStore extends AutoCloseable {

  /** Keys that start with the prefix, in ascending order. */
  List<String> keys(String prefix);

  /** Keys that start with the prefix and come after this one, in ascending order. */
  List<String> keysAfter(String prefix, String after);

  /** The object's bytes and entity tag. */
  Optional<StoredObject> read(String key);

  /** The object's user metadata, without its bytes. */
  Optional<Map<String, String>> metadata(String key);

  /** Writes the object unless the key is taken. */
  PutOutcome putIfAbsent(String key, byte[] body);

  /** Writes the object if the one there still has this entity tag. */
  PutOutcome putIfMatch(String key, byte[] body, String entityTag);

  /**
   * Begins a multipart upload, invisible until completed.
   *
   * @param metadata user metadata of the object to be; lower-case keys
   * @return the upload's id
   */
  String beginUpload(String key, Map<String, String> metadata);

  /**
   * Uploads one part.
   *
   * @param number 1 for the first part
   * @param length bytes of {@code body} to send, from its start
   * @return the part's entity tag
   * @throws StoreUnavailableException also when the upload is gone
   */
  String uploadPart(String key, String uploadId, int number, byte[] body, int length);

  /**
   * Makes the object visible, unless there is one under its key.
   *
   * @param partTags entity tags in part order
   * @return false when nothing was done: the store knows no such upload (it was completed before,
   *     aborted, or expired), or the key is taken
   */
  boolean completeUpload(String key, String uploadId, List<String> partTags);

  /** Discards an upload; one that is gone already is fine. */
  void abortUpload(String key, String uploadId);

  /** Deletes the objects; keys that are not there are fine. */
  void delete(List<String> keys);

  /**
   * Sets the object's tags in place of those it has; an object that is gone is fine.
   *
   * @param tags at most 10
   */
  void tag(String key, Map<String, String> tags);

  @Override
  void close();
}
