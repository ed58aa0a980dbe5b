package io.clicklake.stack.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clicklake.connect.commit.CorruptCommitLogException;
import io.clicklake.connect.commit.History;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.SortedMap;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommitLogsTest {
  private static final TopicPartition PARTITION = new TopicPartition("clickstream", 2);
  private static final String KEY = "topics/clickstream/year=2025/clickstream+2+0000000005.parquet";

  private final Path bucket;

  CommitLogsTest(@TempDir Path bucket) {
    this.bucket = bucket;
  }

  private CommitLogs logs() {
    return new CommitLogs(new LakeDirectory(bucket));
  }

  private void put(String key, String content) throws IOException {
    Path object = bucket.resolve(key);
    Files.createDirectories(object.getParent());
    Files.writeString(object, content);
  }

  private void commit(int sequence, String json) throws IOException {
    put("topics/_commits/clickstream/2/%020d.json".formatted(sequence), json);
  }

  @Test
  void aPartitionWithoutCommitsStandsAtZero() {
    assertThat(logs().position(PARTITION)).isZero();
  }

  @Test
  void theNewestRecordCounts() throws Exception {
    commit(9, "{\"first\":0,\"next\":5,\"files\":[]}");
    commit(10, "{\"first\":5,\"next\":42,\"files\":[]}");
    put("topics/_commits/clickstream/2/.#00000000000000000011.json.tmp", "half a rec");
    put("topics/_commits/clickstream/20/00000000000000000099.json", "{\"first\":1,\"next\":9}");

    assertThat(logs().position(PARTITION)).isEqualTo(42);
  }

  @Test
  void aRecordCountsOnlyOnceItsFilesAreThere() throws Exception {
    commit(0, "{\"first\":5,\"next\":42,\"files\":[{\"key\":\"%s\",\"rows\":37}]}".formatted(KEY));
    assertThat(logs().position(PARTITION)).isEqualTo(5);

    put(KEY, "Parquet");

    assertThat(logs().position(PARTITION)).isEqualTo(42);
  }

  @Test
  void aRecordThatIsNoneIsNamed() throws Exception {
    commit(3, "{\"first\":0,\"next\":\"soon\"}");

    assertThatThrownBy(() -> logs().position(PARTITION))
        .hasRootCauseMessage(
            "field next of commit record "
                + bucket.resolve("topics/_commits/clickstream/2/00000000000000000003.json")
                + " is \"soon\", not an offset");
  }

  @Test
  void headsTellOfEveryPartitionWhereItStandsAndWhatItHolds() throws Exception {
    commit(7, record(5, 42, KEY));
    put(KEY, "Parquet");
    put("topics/_commits/clickstream/0/00000000000000000003.json", record(0, 5, KEY + ".missing"));
    put("topics/_commits/clickstream.rejected/0/.#half.json", "{");
    put("topics/_commits/clickstream/notes/00000000000000000003.json", "{");

    SortedMap<TopicPartition, CommitHead> heads = logs().heads();

    assertThat(heads.keySet()).containsExactly(new TopicPartition("clickstream", 0), PARTITION);
    CommitHead head = Objects.requireNonNull(heads.get(PARTITION));
    assertThat(head.sequence()).isEqualTo(7);
    assertThat(head.position()).isEqualTo(42);
    assertThat(head.newest().reason()).isEqualTo("wall_clock");
    assertThat(head.sums()).isEqualTo(new History(0, 4, 42, 1_512, 0, 0));
    assertThat(heads.values().iterator().next().position())
        .as("the newest record's file is not there yet")
        .isZero();
  }

  @Test
  void aLakeWithoutCommitsHasNoHeads() {
    assertThat(logs().heads()).isEmpty();
  }

  @Test
  void aHeadThatIsNoRecordIsNamed() throws Exception {
    commit(3, "{\"version\":1,\"first\":0,\"next\":5,\"files\":[]}");

    assertThatThrownBy(() -> logs().heads())
        .isInstanceOf(CorruptCommitLogException.class)
        .hasMessageContaining("00000000000000000003.json");
  }

  private static String record(long first, long next, String key) {
    return """
        {"version":1,"connector":"c","writer":"w","topic":"clickstream","partition":2,"first":%d,"next":%d,
         "rejected":0,"absent":0,"reason":"wall_clock","committedAt":"2025-05-28T14:00:05Z",
         "files":[{"key":"%s","id":"i","uploadId":"u","partTags":["t"],"rows":%d,"bytes":1000,"path":"year=2025",
                   "schemaId":1,"writtenWith":[1],"firstOffset":%d,"lastOffset":%d}],
         "keptFrom":0,"before":{"first":0,"files":3,"rows":%d,"bytes":512,"rejected":0,"absent":0},"unmarked":[]}"""
        .formatted(first, next, key, next - first, first, next - 1, first);
  }
}
