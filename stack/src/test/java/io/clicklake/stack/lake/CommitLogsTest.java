package io.clicklake.stack.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
}
