package io.clicklake.connect.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.clicklake.connect.partitioner.FileNames;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DataKeyTest {

  @ParameterizedTest
  @CsvSource({
    "+, 10, 0, 0",
    "+, 0, 12, 123456789012345678",
    "+, 64, 3, 1000",
    "-, 20, 999999999, 17",
    "_v2_, 10, 3, 1000",
    "+0+, 10, 10, 1000",
    "2v, 10, 10, 1000",
    "1-1., 10, 1, 1000",
    ".*, 10, 1, 1000",
    "-\u2028-, 10, 1, 1000",
    "-\u0085-, 10, 1, 1000",
  })
  void whateverNameTheSinkGivesIsRead(String delimiter, int width, int partition, long offset) {
    for (String topic : new String[] {"clicks", "clicks-2", "a+1+2"}) {
      String key =
          new FileNames("topics", delimiter, width)
              .key(topic, "year=2025", partition, offset, ".zstd.parquet");
      assertThat(DataKey.of(topic, key)).contains(new DataKey(topic, partition, offset));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"clicks.parquet", "backup.parquet", "clicks+0.parquet", "clicks+0-7.parquet"})
  void otherNamesAreNone(String name) {
    assertThat(DataKey.of("clicks", "topics/clicks/" + name)).isEmpty();
  }
}
