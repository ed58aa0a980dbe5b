package io.clicklake.connect.commit;

import io.clicklake.connect.store.ObjectStore;
import io.clicklake.connect.store.PutOutcome;
import io.clicklake.connect.store.StoreRefusedException;
import io.clicklake.connect.store.StoreUnavailableException;
import io.clicklake.connect.store.StoredObject;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The commit log of one topic-partition: records numbered from 0 without gaps, one object each. Old
 * ones are pruned, never the newest.
 *
 * <pre>{@code
 * log    = topics.dir "/_commits/" topic "/" partition "/"
 * record = log sequence ".json"          sequence: 20 decimal digits
 * }</pre>
 *
 * A number is taken by whoever puts it first. A task that was overtaken may find its number pruned
 * and put it once more: such a record has a newer one above it, lies below that one's {@code
 * keptFrom}, and means nothing. Used by one thread.
 */
public final class CommitLog {

  private static final Logger LOG = LoggerFactory.getLogger(CommitLog.class);

  private final ObjectStore store;
  private final CommitLogSettings settings;
  private final String prefix;
  private final RecordRetention retention;

  /** The newest record this log has read or written. */
  private @Nullable Tip tip;

  /** A log under {@code topics.dir}; need not exist yet. */
  public CommitLog(
      ObjectStore store,
      String topicsDirectory,
      String topic,
      int partition,
      CommitLogSettings settings) {
    this.store = store;
    this.settings = settings;
    this.prefix = prefix(topicsDirectory, topic, partition);
    this.retention = new RecordRetention(settings.recordsKept());
  }

  /** Prefix of the keys of a log's records. */
  public static String prefix(String topicsDirectory, String topic, int partition) {
    return "%s/_commits/%s/%d/".formatted(topicsDirectory, topic, partition);
  }

  /** A record, where it stands in the log, and the entity tag it can be replaced by. */
  public record Entry(long sequence, CommitRecord commit, String entityTag) {}

  private record Tip(long sequence, CommitRecord commit) {}

  /**
   * The newest record: one listing and one read.
   *
   * @throws ForeignCommitLogException when another connector wrote it
   * @throws TopicRecreatedException when it was written for another topic of that name
   */
  public Optional<Entry> newest() {
    while (true) {
      List<String> keys = store.keys(prefix).stream().filter(CommitLog::isRecord).toList();
      if (keys.isEmpty()) {
        return Optional.empty();
      }
      String key = keys.get(keys.size() - 1);
      Optional<StoredObject> object = store.read(key);
      if (object.isPresent()) {
        Entry entry = entry(key, object.get());
        retention.listed(keys.stream().map(this::sequenceOf).toList());
        tip = new Tip(entry.sequence(), entry.commit());
        return Optional.of(entry);
      }
    }
  }

  private Entry entry(String key, StoredObject object) {
    CommitRecord commit = CommitRecordJson.read(key, object.body());
    if (!commit.connector().equals(settings.connector())) {
      throw new ForeignCommitLogException(
          ("commit log %s belongs to connector %s, this is connector %s; give this one a topics.dir"
                  + " of its own, or its old name back")
              .formatted(prefix, commit.connector(), settings.connector()));
    }
    if (commit.topicId().isPresent()
        && settings.topicId().isPresent()
        && !commit.topicId().equals(settings.topicId())) {
      throw new TopicRecreatedException(
          ("commit log %s was written for the topic with id %s and ends at offset %d, topic %s now"
                  + " has id %s: it was deleted and created again. Give the connector a topics.dir"
                  + " of its own for the new topic, or move the old topic's data and commit log"
                  + " away together")
              .formatted(
                  prefix,
                  commit.topicId().get(),
                  commit.next(),
                  commit.topic(),
                  settings.topicId().get()));
    }
    return new Entry(sequenceOf(key), commit, object.entityTag());
  }

  /**
   * Puts the record at the sequence number, behind the newest one known, and deletes records that
   * are too old. Looks once, after the put, whether the log had gone on without this writer.
   *
   * @return false when another writer's record stands at or above the number: nobody will publish
   *     this one's files, and its uploads may be aborted
   * @throws IllegalStateException when the number is not the one behind the newest record known
   */
  public boolean append(long sequence, CommitRecord commit) {
    CommitRecord placed = placed(sequence, commit);
    String key = keyOf(sequence);
    byte[] json = CommitRecordJson.write(placed);
    if (!(store.putIfAbsent(key, json) instanceof PutOutcome.Written) && !isThere(key, json)) {
      return false;
    }
    List<String> above = store.keysAfter(prefix, key).stream().filter(CommitLog::isRecord).toList();
    if (!above.isEmpty()) {
      LOG.warn("the log went on without this writer record={} newest={}", key, above);
      return false;
    }
    tip = new Tip(sequence, placed);
    retention.appended(sequence);
    prune(placed.keptFrom());
    return true;
  }

  private CommitRecord placed(long sequence, CommitRecord commit) {
    if (sequence == 0) {
      return commit.placed(settings.topicId(), 0, History.beginningAt(commit.first()));
    }
    Tip before = tip;
    if (before == null || before.sequence() != sequence - 1) {
      throw new IllegalStateException(
          "record %d cannot be appended to %s, the newest one known is %s"
              .formatted(sequence, prefix, before == null ? "none" : before.sequence()));
    }
    return commit.placed(
        settings.topicId(),
        Math.max(before.commit().keptFrom(), retention.keptFrom(sequence)),
        before.commit().history());
  }

  /** What cannot be deleted now is deleted later; the commit does not depend on it. */
  private void prune(long keptFrom) {
    List<Long> due = retention.due(keptFrom);
    if (due.isEmpty()) {
      return;
    }
    try {
      store.delete(due.stream().map(this::keyOf).toList());
      retention.deleted(due);
    } catch (StoreUnavailableException | StoreRefusedException e) {
      LOG.warn(
          "old commit records not deleted, tried again after the next commit log={} records={}"
              + " cause={}",
          prefix,
          due.size(),
          e.getMessage());
    }
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

  private static boolean isRecord(String key) {
    return key.endsWith(".json");
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
