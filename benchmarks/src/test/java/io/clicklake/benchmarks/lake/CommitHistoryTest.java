package io.clicklake.benchmarks.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommitHistoryTest {

  private final Path bucket;
  private final CommitHistory history;

  CommitHistoryTest(@TempDir Path bucket) {
    this.bucket = bucket;
    this.history = new CommitHistory(bucket, "topics", "clicks", 2);
  }

  @Test
  void recordsAreFollowedToTheirEnds() throws IOException {
    assertThat(history.positions()).isEqualTo(Map.of(0, 0L, 1, 0L));
    record(0, 0, 0, 10, "a.parquet");
    history.look();
    record(0, 1, 10, 25, "b.parquet");
    record(1, 0, 0, 3, "c.parquet");
    history.look();
    assertThat(history.size()).isEqualTo(3);
    assertThat(history.positions()).isEqualTo(Map.of(0, 25L, 1, 3L));
    assertThat(history.breaks()).isEmpty();
  }

  @Test
  void aRecordThatIsPrunedIsRemembered() throws IOException {
    Path first = record(0, 0, 0, 10, "a.parquet");
    history.look();
    Files.delete(first);
    record(0, 1, 10, 25, "b.parquet");
    history.lookAgain();
    assertThat(history.breaks()).isEmpty();
    assertThat(history.size()).isEqualTo(2);
  }

  @Test
  void aGapAnOverlapAndAMissingNumberAreTold() throws IOException {
    record(0, 0, 0, 10, "a.parquet");
    record(0, 1, 11, 20, "b.parquet");
    record(0, 2, 15, 30, "c.parquet");
    record(1, 1, 0, 5, "d.parquet");
    history.look();
    assertThat(history.breaks())
        .hasSize(3)
        .anyMatch(text -> text.contains("begins at offset 11, expected record 1 at offset 10"))
        .anyMatch(text -> text.contains("begins at offset 15, expected record 2 at offset 20"))
        .anyMatch(text -> text.contains("partition 1: record 1"));
  }

  @Test
  void aRecordHalfWrittenIsReadTheNextTime() throws IOException {
    Path file = record(0, 0, 0, 10, "a.parquet");
    String whole = Files.readString(file);
    Files.writeString(file, whole.substring(0, 20));
    history.look();
    assertThat(history.size()).isZero();
    Files.writeString(file, whole);
    history.look();
    assertThat(history.size()).isEqualTo(1);
  }

  @Test
  void filesThatAreMissingChangedOrUnlistedAreTold() throws IOException {
    record(0, 0, 0, 10, "a.parquet");
    record(0, 1, 10, 20, "b.parquet");
    record(0, 2, 20, 30, "c.parquet");
    history.look();
    DataFiles files =
        new DataFiles(bucket, Map.of("a.parquet", 7L, "b.parquet", 8L, "z.parquet", 7L));
    assertThat(history.differences(files, Map.of("a.parquet", 10L, "b.parquet", 10L)))
        .containsExactlyInAnyOrder(
            "b.parquet has 8 bytes and 10 rows, its record says 7 and 10",
            "missing: c.parquet",
            "in no record: z.parquet");
  }

  @Test
  void onlyVisibleParquetIsData() throws IOException {
    Files.createDirectories(bucket.resolve("topics/clicks/hour=08"));
    Files.writeString(bucket.resolve("topics/clicks/hour=08/x.parquet"), "1234");
    Files.writeString(bucket.resolve("topics/clicks/hour=08/.mpus-1-x.parquet"), "12345");
    assertThat(DataFiles.in(bucket).bytesByKey())
        .isEqualTo(Map.of("topics/clicks/hour=08/x.parquet", 4L));
  }

  private Path record(int partition, long sequence, long first, long next, String key)
      throws IOException {
    Path log = Files.createDirectories(bucket.resolve("topics/_commits/clicks/" + partition));
    return Files.writeString(
        log.resolve("%020d.json".formatted(sequence)),
        """
        {"version":1, "connector":"c", "writer":"w", "topic":"clicks", "partition":%d,
         "first":%d, "next":%d, "rejected":0, "reason":"records",
         "committedAt":"2025-05-28T14:00:05Z",
         "files":[{"key":"%s", "id":"i", "uploadId":"u", "partTags":["t"], "rows":10, "bytes":7,
                   "path":"p", "schemaId":1}]}
        """
            .formatted(partition, first, next, key));
  }
}
