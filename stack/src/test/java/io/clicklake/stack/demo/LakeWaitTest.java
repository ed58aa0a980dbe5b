package io.clicklake.stack.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clicklake.stack.lake.CommitLogs;
import io.clicklake.stack.lake.LakeDirectory;
import io.clicklake.stack.traffic.Pause;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LakeWaitTest {
  private static final Map<TopicPartition, Long> ENDS =
      Map.of(
          new TopicPartition("clickstream", 0), 100L,
          new TopicPartition("clickstream", 1), 50L,
          new TopicPartition("clickstream", 2), 0L,
          new TopicPartition("clickstream.rejected", 0), 7L);

  private final Path bucket;
  private final HandMovedClock clock = new HandMovedClock();
  private final List<LakeWait.Progress> progress = new ArrayList<>();

  LakeWaitTest(@TempDir Path bucket) {
    this.bucket = bucket;
  }

  private void commit(String topic, int partition, int sequence, long next) throws IOException {
    Path log = bucket.resolve("topics/_commits").resolve(topic).resolve("" + partition);
    Files.createDirectories(log);
    Files.writeString(
        log.resolve("%020d.json".formatted(sequence)),
        "{\"first\":0,\"next\":" + next + ",\"rejected\":0,\"files\":[]}");
  }

  private LakeWait wait(Pause pause) {
    return new LakeWait(
        new CommitLogs(new LakeDirectory(bucket)),
        Duration.ofSeconds(60),
        Path.of("logs/connect.log"),
        clock,
        pause);
  }

  @Test
  void aLakeThatHoldsEverythingIsNotWaitedFor() throws Exception {
    commit("clickstream", 0, 4, 100);
    commit("clickstream", 1, 0, 50);
    commit("clickstream.rejected", 0, 0, 9);

    wait(duration -> clock.move(Duration.ofDays(1))).until(ENDS, progress::add);

    assertThat(progress).containsExactly(new LakeWait.Progress(157, 157));
  }

  @Test
  void aSlowLakeIsWaitedForAsLongAsItComesNearer() throws Exception {
    commit("clickstream", 0, 0, 100);
    commit("clickstream", 1, 0, 50);
    int[] sequence = {0};
    Pause slow =
        duration -> {
          clock.move(Duration.ofSeconds(50));
          try {
            commit("clickstream.rejected", 0, sequence[0], ++sequence[0]);
          } catch (IOException e) {
            throw new IllegalStateException(e);
          }
        };

    wait(slow).until(ENDS, progress::add);

    assertThat(progress).hasSize(8).endsWith(new LakeWait.Progress(157, 157));
  }

  @Test
  void aStuckLakeIsAnErrorThatNamesThePartitionsAndTheLog() throws Exception {
    commit("clickstream", 0, 0, 100);
    commit("clickstream", 1, 3, 20);

    assertThatThrownBy(() -> wait(clock::move).until(ENDS, progress::add))
        .isInstanceOf(LakeBehindException.class)
        .hasMessage(
            "the lake came no nearer to Kafka for 60 s: clickstream-1 holds 20 of 50;"
                + " clickstream.rejected-0 holds 0 of 7; the sink's log is logs/connect.log");
  }
}
