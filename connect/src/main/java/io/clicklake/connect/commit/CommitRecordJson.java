package io.clicklake.connect.commit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The JSON form of a commit record, version 1:
 *
 * <pre>{@code
 * {"version":1, "connector":…, "writer":…, "topic":…, "partition":…, "topicId":…,
 *  "first":…, "next":…, "rejected":…, "absent":…, "reason":…,
 *  "committedAt":"2025-05-28T14:00:05Z",
 *  "files":[{"key":…, "id":…, "uploadId":…, "partTags":[…], "rows":…, "bytes":…,
 *            "path":…, "schemaId":…, "writtenWith":[…], "firstOffset":…, "lastOffset":…}],
 *  "keptFrom":…,
 *  "before":{"first":…, "files":…, "rows":…, "bytes":…, "rejected":…, "absent":…},
 *  "unmarked":[{"path":…, "end":…}]}
 * }</pre>
 *
 * {@code topicId} is there where it is known. Fields may be added; a reader ignores those it does
 * not know. Records of an earlier sink lack some: {@code absent} is then what is neither row nor
 * rejected, {@code keptFrom} 0, {@code before} begins at the record itself, and a file's offsets
 * are those of its batch.
 */
public final class CommitRecordJson {

  private static final int VERSION = 1;
  private static final ObjectMapper JSON = new ObjectMapper();

  private CommitRecordJson() {}

  static byte[] write(CommitRecord commit) {
    ObjectNode node = JSON.createObjectNode();
    node.put("version", VERSION)
        .put("connector", commit.connector())
        .put("writer", commit.writer())
        .put("topic", commit.topic())
        .put("partition", commit.partition());
    commit.topicId().ifPresent(id -> node.put("topicId", id));
    node.put("first", commit.first())
        .put("next", commit.next())
        .put("rejected", commit.rejected())
        .put("absent", commit.absent())
        .put("reason", commit.reason())
        .put("committedAt", commit.committedAt().toString());
    ArrayNode files = node.putArray("files");
    for (CommittedFile file : commit.files()) {
      ObjectNode one = files.addObject();
      one.put("key", file.key()).put("id", file.id()).put("uploadId", file.uploadId());
      file.partTags().forEach(one.putArray("partTags")::add);
      file.writtenWith().forEach(one.putArray("writtenWith")::add);
      one.put("rows", file.rows())
          .put("bytes", file.bytes())
          .put("path", file.path())
          .put("schemaId", file.schemaId())
          .put("firstOffset", file.firstOffset())
          .put("lastOffset", file.lastOffset());
    }
    History before = commit.before();
    node.put("keptFrom", commit.keptFrom())
        .putObject("before")
        .put("first", before.first())
        .put("files", before.files())
        .put("rows", before.rows())
        .put("bytes", before.bytes())
        .put("rejected", before.rejected())
        .put("absent", before.absent());
    ArrayNode unmarked = node.putArray("unmarked");
    for (UnmarkedPath path : commit.unmarked()) {
      unmarked.addObject().put("path", path.path()).put("end", path.endMillis());
    }
    try {
      return JSON.writeValueAsBytes(node);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a record.
   *
   * @param key where it was read from, for the message of an error
   * @throws CorruptCommitLogException when it is no record, or of a version this sink does not know
   */
  public static CommitRecord read(String key, byte[] json) {
    try {
      JsonNode node = JSON.readTree(json);
      int version = node.path("version").asInt(0);
      if (version != VERSION) {
        throw new CorruptCommitLogException(
            "commit record %s has version %d, this sink reads version %d; upgrade the sink"
                .formatted(key, version, VERSION));
      }
      return commit(node);
    } catch (IOException | RuntimeException e) {
      if (e instanceof CorruptCommitLogException known) {
        throw known;
      }
      throw new CorruptCommitLogException(
          "commit record %s cannot be read (%s); restore the object from a backup or a version"
              .formatted(key, e.getMessage()));
    }
  }

  private static CommitRecord commit(JsonNode node) {
    long first = node.required("first").asLong();
    long next = node.required("next").asLong();
    long rejected = node.required("rejected").asLong();
    List<CommittedFile> files = new ArrayList<>();
    for (JsonNode file : node.required("files")) {
      files.add(file(file, first, next - 1));
    }
    List<UnmarkedPath> unmarked = new ArrayList<>();
    for (JsonNode path : node.path("unmarked")) {
      unmarked.add(new UnmarkedPath(path.required("path").asText(), path.required("end").asLong()));
    }
    long rows = files.stream().mapToLong(CommittedFile::rows).sum();
    return new CommitRecord(
        node.required("connector").asText(),
        node.required("writer").asText(),
        node.required("topic").asText(),
        node.required("partition").asInt(),
        Optional.ofNullable(node.get("topicId")).map(JsonNode::asText),
        first,
        next,
        rejected,
        node.path("absent").asLong(Math.max(0, next - first - rows - rejected)),
        node.required("reason").asText(),
        Instant.parse(node.required("committedAt").asText()),
        files,
        node.path("keptFrom").asLong(0),
        node.has("before") ? history(node.required("before")) : History.beginningAt(first),
        unmarked);
  }

  private static CommittedFile file(JsonNode file, long batchFirst, long batchLast) {
    List<String> partTags = new ArrayList<>();
    file.required("partTags").forEach(tag -> partTags.add(tag.asText()));
    List<Integer> writtenWith = new ArrayList<>();
    file.path("writtenWith").forEach(id -> writtenWith.add(id.asInt()));
    return new CommittedFile(
        file.required("key").asText(),
        file.required("id").asText(),
        file.required("uploadId").asText(),
        partTags,
        file.required("rows").asLong(),
        file.required("bytes").asLong(),
        file.required("path").asText(),
        file.required("schemaId").asInt(),
        writtenWith,
        file.path("firstOffset").asLong(batchFirst),
        file.path("lastOffset").asLong(batchLast));
  }

  private static History history(JsonNode before) {
    return new History(
        before.required("first").asLong(),
        before.required("files").asLong(),
        before.required("rows").asLong(),
        before.required("bytes").asLong(),
        before.required("rejected").asLong(),
        before.required("absent").asLong());
  }
}
