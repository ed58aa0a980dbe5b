package io.clicklake.benchmarks.lake;

import io.clicklake.connect.commit.CommitRecord;
import io.clicklake.connect.commit.CommitRecordJson;
import io.clicklake.connect.commit.CommittedFile;
import io.clicklake.connect.commit.CorruptCommitLogException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The commit records of a topic as they were seen in its bucket, {@code
 * <topics.dir>/_commits/<topic>/<partition>/<sequence, 20 digits>.json}; one that the sink has
 * pruned meanwhile is remembered. Counts by itself and not through the sink's own audit, which is
 * to be doubted here too. Used by one thread.
 */
public final class CommitHistory {

  private static final Pattern RECORD = Pattern.compile("\\d{20}\\.json");

  private final Path bucket;
  private final String topicsDirectory;
  private final String topic;
  private final int partitions;
  private final List<SortedMap<Long, CommitRecord>> seen = new ArrayList<>();

  public CommitHistory(Path bucket, String topicsDirectory, String topic, int partitions) {
    this.bucket = bucket;
    this.topicsDirectory = topicsDirectory;
    this.topic = topic;
    this.partitions = partitions;
    for (int partition = 0; partition < partitions; partition++) {
      seen.add(new TreeMap<>());
    }
  }

  /** Reads the records that are new since the last look. */
  public void look() {
    for (int partition = 0; partition < partitions; partition++) {
      read(partition, seen.get(partition).keySet());
    }
  }

  /** Reads all records that are there again, for a repair replaces a record. */
  public void lookAgain() {
    for (int partition = 0; partition < partitions; partition++) {
      read(partition, Set.of());
    }
  }

  /** How many records were seen. */
  public int size() {
    return seen.stream().mapToInt(Map::size).sum();
  }

  /** Where the newest record of each partition ends, 0 where there is none. */
  public Map<Integer, Long> positions() {
    Map<Integer, Long> positions = new HashMap<>();
    for (int partition = 0; partition < partitions; partition++) {
      positions.put(
          partition,
          seen.get(partition).values().stream().mapToLong(CommitRecord::next).max().orElse(0));
    }
    return positions;
  }

  /** Every record seen. */
  public List<CommitRecord> records() {
    return seen.stream().map(Map::values).flatMap(Collection::stream).toList();
  }

  /**
   * What does not fit among the records: a number that is missing, a range that does not follow.
   */
  public List<String> breaks() {
    List<String> breaks = new ArrayList<>();
    for (int partition = 0; partition < partitions; partition++) {
      long sequence = 0;
      long next = 0;
      for (Map.Entry<Long, CommitRecord> entry : seen.get(partition).entrySet()) {
        CommitRecord record = entry.getValue();
        if (entry.getKey() != sequence || record.first() != next) {
          breaks.add(
              "partition %d: record %d begins at offset %d, expected record %d at offset %d"
                  .formatted(partition, entry.getKey(), record.first(), sequence, next));
        }
        sequence = entry.getKey() + 1;
        next = record.next();
      }
    }
    return breaks;
  }

  /** What does not fit between the records and the files that are there. */
  public List<String> differences(DataFiles files, Map<String, Long> rowsByKey) {
    List<String> differences = new ArrayList<>();
    Set<String> unlisted = new HashSet<>(files.bytesByKey().keySet());
    for (CommitRecord record : records()) {
      for (CommittedFile file : record.files()) {
        Long bytes = files.bytesByKey().get(file.key());
        if (bytes == null) {
          differences.add("missing: " + file.key());
        } else if (bytes != file.bytes()
            || rowsByKey.getOrDefault(file.key(), -1L) != file.rows()) {
          differences.add(
              "%s has %d bytes and %d rows, its record says %d and %d"
                  .formatted(
                      file.key(),
                      bytes,
                      rowsByKey.getOrDefault(file.key(), -1L),
                      file.bytes(),
                      file.rows()));
        }
        if (!unlisted.remove(file.key()) && bytes != null) {
          differences.add("listed twice: " + file.key());
        }
      }
    }
    unlisted.stream().sorted().map(key -> "in no record: " + key).forEach(differences::add);
    return differences;
  }

  private void read(int partition, Set<Long> known) {
    Path log =
        bucket.resolve(topicsDirectory).resolve("_commits").resolve(topic).resolve("" + partition);
    try (DirectoryStream<Path> names = Files.newDirectoryStream(log)) {
      for (Path file : names) {
        String name = file.getFileName().toString();
        if (RECORD.matcher(name).matches()) {
          long sequence = Long.parseLong(name.substring(0, 20));
          if (!known.contains(sequence)) {
            read(file).ifPresent(record -> seen.get(partition).put(sequence, record));
          }
        }
      }
    } catch (NoSuchFileException none) {
      // Nothing is committed yet.
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + log, e);
    }
  }

  /** The record, unless it is just being written or pruned. */
  private static Optional<CommitRecord> read(Path file) throws IOException {
    try {
      return Optional.of(CommitRecordJson.read(file.toString(), Files.readAllBytes(file)));
    } catch (NoSuchFileException | CorruptCommitLogException notNow) {
      return Optional.empty();
    }
  }
}
