package io.clicklake.stack.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LakeHoursTest {

  private final Path bucket;

  LakeHoursTest(@TempDir Path bucket) {
    this.bucket = bucket;
  }

  private LakeHours hours() {
    return new LakeHours(new LakeDirectory(bucket));
  }

  private void put(String hour, String name, int bytes) throws IOException {
    Path file = bucket.resolve("topics/clickstream").resolve(hour).resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, new byte[bytes]);
  }

  @Test
  void theLatestHoursComeFirstWithTheirFilesAndBytes() throws Exception {
    put("year=2025/month=12/day=31/hour=23", "a.parquet", 10);
    put("year=2026/month=01/day=01/hour=00", "a.parquet", 20);
    put("year=2026/month=01/day=01/hour=00", "b.parquet", 30);
    put("year=2026/month=01/day=01/hour=00", "not-yet.tmp", 5);
    put("year=2026/month=01/day=01/hour=01", "not-yet.tmp", 5);
    put("notes/month=02/day=01/hour=00", "a.parquet", 5);

    assertThat(hours().latest("clickstream", 10))
        .containsExactly(
            new LakeHour("year=2026/month=01/day=01/hour=00", 2, 50),
            new LakeHour("year=2025/month=12/day=31/hour=23", 1, 10));
    assertThat(hours().latest("clickstream", 1))
        .containsExactly(new LakeHour("year=2026/month=01/day=01/hour=00", 2, 50));
  }

  @Test
  void aTopicWithoutFilesHasNoHours() {
    assertThat(hours().latest("clickstream", 10)).isEmpty();
  }
}
