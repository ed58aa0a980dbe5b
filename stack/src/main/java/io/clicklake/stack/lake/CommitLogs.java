package io.clicklake.stack.lake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.clicklake.connect.commit.CommitRecordJson;
import io.clicklake.connect.commit.CorruptCommitLogException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;

/**
 * How far the sink has come, by its own commit records: {@code
 * topics/_commits/TOPIC/PARTITION/SEQUENCE.json}, sequence of 20 digits, the newest one counts.
 */
public final class CommitLogs {
  private static final Pattern RECORD = Pattern.compile("\\d{20}\\.json");
  private static final Pattern PARTITION = Pattern.compile("\\d{1,9}");

  private final LakeDirectory lake;
  private final JsonMapper json = new JsonMapper();

  public CommitLogs(LakeDirectory lake) {
    this.lake = lake;
  }

  /**
   * The offset up to which the lake holds the partition, files included: where the newest record
   * names a file that is not there yet, the record's first offset, not its next. 0 where nothing is
   * committed.
   *
   * @throws UncheckedIOException where a record cannot be read or is not one
   */
  public long position(TopicPartition partition) {
    Path log = lake.commitLog(partition.topic(), partition.partition());
    try {
      Optional<Path> newest = newest(log);
      return newest.isPresent() ? position(newest.get()) : 0;
    } catch (NoSuchFileException e) {
      return 0;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the commit log in " + log, e);
    }
  }

  /**
   * The newest record of every partition that has one, by topic and partition.
   *
   * @throws UncheckedIOException where a record cannot be read
   * @throws CorruptCommitLogException where one is none
   */
  public SortedMap<TopicPartition, CommitHead> heads() {
    SortedMap<TopicPartition, CommitHead> heads = new TreeMap<>(CommitHead.ORDER);
    for (Path topic : directories(lake.commitLogs())) {
      for (Path log : directories(topic)) {
        String partition = log.getFileName().toString();
        if (PARTITION.matcher(partition).matches()) {
          head(log)
              .ifPresent(
                  head ->
                      heads.put(
                          new TopicPartition(
                              topic.getFileName().toString(), Integer.parseInt(partition)),
                          head));
        }
      }
    }
    return heads;
  }

  private Optional<CommitHead> head(Path log) {
    try {
      Optional<Path> newest = newest(log);
      if (newest.isEmpty()) {
        return Optional.empty();
      }
      Path record = newest.get();
      String name = record.getFileName().toString();
      return Optional.of(
          new CommitHead(
              Long.parseLong(name.substring(0, name.indexOf('.'))),
              position(record),
              CommitRecordJson.read(record.toString(), Files.readAllBytes(record))));
    } catch (NoSuchFileException pruned) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the commit log in " + log, e);
    }
  }

  private static List<Path> directories(Path parent) {
    if (!Files.isDirectory(parent)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(parent)) {
      return children.filter(Files::isDirectory).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + parent, e);
    }
  }

  private static Optional<Path> newest(Path log) throws IOException {
    Optional<Path> newest = Optional.empty();
    try (DirectoryStream<Path> records = Files.newDirectoryStream(log)) {
      for (Path record : records) {
        boolean newer =
            RECORD.matcher(record.getFileName().toString()).matches()
                && newest.map(path -> path.compareTo(record) < 0).orElse(true);
        newest = newer ? Optional.of(record) : newest;
      }
    }
    return newest;
  }

  private long position(Path record) throws IOException {
    JsonNode commit = json.readTree(record.toFile());
    boolean complete = true;
    for (JsonNode file : commit.path("files")) {
      complete &= Files.isRegularFile(lake.object(file.path("key").asText()));
    }
    return offset(record, commit, complete ? "next" : "first");
  }

  private static long offset(Path record, JsonNode commit, String field) throws IOException {
    JsonNode offset = commit.path(field);
    if (!offset.isIntegralNumber()) {
      throw new IOException(
          "field " + field + " of commit record " + record + " is " + offset + ", not an offset");
    }
    return offset.longValue();
  }
}
