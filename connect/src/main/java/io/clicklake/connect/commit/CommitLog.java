package io.clicklake.connect.commit;

import io.clicklake.connect.store.ObjectStore;
import io.clicklake.connect.store.PutOutcome;
import io.clicklake.connect.store.StoreUnavailableException;
import io.clicklake.connect.store.StoredObject;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The commit log of one topic-partition: records numbered from 0 without gaps, one object each.
 *
 * <pre>{@code
 * log    = topics.dir "/_commits/" topic "/" partition "/"
 * record = log sequence ".json"          sequence: 20 decimal digits
 * }</pre>
 *
 * A number is taken by whoever puts it first; nobody can put it twice. Used by one thread.
 */
public final class CommitLog {

  private final ObjectStore store;
  private final String prefix;
  private final String connector;

  public CommitLog(
      ObjectStore store, String topicsDirectory, String topic, int partition, String connector) {
    this.store = store;
    this.prefix = "%s/_commits/%s/%d/".formatted(topicsDirectory, topic, partition);
    this.connector = connector;
  }

  /** A record, where it stands in the log, and the entity tag it can be replaced by. */
  public record Entry(long sequence, CommitRecord commit, String entityTag) {}

  /**
   * The newest record.
   *
   * @throws ForeignCommitLogException when another connector wrote it
   */
  public Optional<Entry> newest() {
    while (true) {
      List<String> keys = store.keys(prefix).stream().filter(key -> key.endsWith(".json")).toList();
      if (keys.isEmpty()) {
        return Optional.empty();
      }
      String key = keys.get(keys.size() - 1);
      Optional<StoredObject> object = store.read(key);
      if (object.isPresent()) {
        return Optional.of(entry(key, object.get()));
      }
    }
  }

  private Entry entry(String key, StoredObject object) {
    CommitRecord commit = CommitRecordJson.read(key, object.body());
    if (!commit.connector().equals(connector)) {
      throw new ForeignCommitLogException(
          ("commit log %s belongs to connector %s, this is connector %s; give this one a topics.dir"
                  + " of its own, or its old name back")
              .formatted(prefix, commit.connector(), connector));
    }
    return new Entry(sequenceOf(key), commit, object.entityTag());
  }

  /**
   * Puts the record at the sequence number.
   *
   * @return false when the number is taken by another record; this one is not in the log then
   */
  public boolean append(long sequence, CommitRecord commit) {
    String key = keyOf(sequence);
    byte[] json = CommitRecordJson.write(commit);
    if (store.putIfAbsent(key, json) instanceof PutOutcome.Written) {
      return true;
    }
    return isThere(key, json);
  }

  /**
   * Replaces a record by one for the same range.
   *
   * @return false when it is no longer as the entry has it; nothing was written then
   */
  public boolean replace(Entry entry, CommitRecord commit) {
    String key = keyOf(entry.sequence());
    byte[] json = CommitRecordJson.write(commit);
    return store.putIfMatch(key, json, entry.entityTag()) instanceof PutOutcome.Written
        || isThere(key, json);
  }

  /** A put whose answer was lost, and which was sent again, fails but finds its own record. */
  private boolean isThere(String key, byte[] json) {
    StoredObject there =
        store
            .read(key)
            .orElseThrow(
                () ->
                    new StoreUnavailableException(
                        "commit record %s was taken and is not there; the log is read again"
                            .formatted(key),
                        null));
    return Arrays.equals(there.body(), json);
  }

  private String keyOf(long sequence) {
    return prefix + String.format(Locale.ROOT, "%020d", sequence) + ".json";
  }

  private long sequenceOf(String key) {
    String digits = key.substring(prefix.length(), key.length() - ".json".length());
    try {
      return Long.parseLong(digits);
    } catch (NumberFormatException e) {
      throw new CorruptCommitLogException(
          "%s lies in a commit log but is no record (20 digits); move it away".formatted(key));
    }
  }
}
