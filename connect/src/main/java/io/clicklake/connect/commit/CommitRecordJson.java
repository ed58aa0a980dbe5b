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

/**
 * The JSON form of a commit record, version 1:
 *
 * <pre>{@code
 * {"version":1, "connector":…, "writer":…, "topic":…, "partition":…, "first":…, "next":…,
 *  "rejected":…, "reason":…, "committedAt":"2025-05-28T14:00:05Z",
 *  "files":[{"key":…, "id":…, "uploadId":…, "partTags":[…], "rows":…, "bytes":…,
 *            "path":…, "schemaId":…}]}
 * }</pre>
 *
 * Fields may be added; a reader ignores those it does not know.
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
        .put("partition", commit.partition())
        .put("first", commit.first())
        .put("next", commit.next())
        .put("rejected", commit.rejected())
        .put("reason", commit.reason())
        .put("committedAt", commit.committedAt().toString());
    ArrayNode files = node.putArray("files");
    for (CommittedFile file : commit.files()) {
      ObjectNode one = files.addObject();
      one.put("key", file.key()).put("id", file.id()).put("uploadId", file.uploadId());
      file.partTags().forEach(one.putArray("partTags")::add);
      one.put("rows", file.rows())
          .put("bytes", file.bytes())
          .put("path", file.path())
          .put("schemaId", file.schemaId());
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
      List<CommittedFile> files = new ArrayList<>();
      for (JsonNode file : node.required("files")) {
        List<String> partTags = new ArrayList<>();
        file.required("partTags").forEach(tag -> partTags.add(tag.asText()));
        files.add(
            new CommittedFile(
                file.required("key").asText(),
                file.required("id").asText(),
                file.required("uploadId").asText(),
                partTags,
                file.required("rows").asLong(),
                file.required("bytes").asLong(),
                file.required("path").asText(),
                file.required("schemaId").asInt()));
      }
      return new CommitRecord(
          node.required("connector").asText(),
          node.required("writer").asText(),
          node.required("topic").asText(),
          node.required("partition").asInt(),
          node.required("first").asLong(),
          node.required("next").asLong(),
          node.required("rejected").asLong(),
          node.required("reason").asText(),
          Instant.parse(node.required("committedAt").asText()),
          files);
    } catch (IOException | RuntimeException e) {
      if (e instanceof CorruptCommitLogException known) {
        throw known;
      }
      throw new CorruptCommitLogException(
          "commit record %s cannot be read (%s); restore the object from a backup or a version"
              .formatted(key, e.getMessage()));
    }
  }
}
