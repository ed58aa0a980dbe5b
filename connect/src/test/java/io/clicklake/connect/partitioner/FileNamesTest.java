package io.clicklake.connect.partitioner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileNamesTest {

  private static final FileNames NAMES = new FileNames("topics", "+", 10);
  private static final String HOUR = "year=2025/month=05/day=28/hour=14";

  private static String key(FileNames names, long offset) {
    return names.key("clickstream", HOUR, 0, offset, ".zstd.parquet");
  }

  @Test
  void aKeyIsAsConfluentsSinkWritesIt() {
    assertThat(key(NAMES, 1_000))
        .isEqualTo(
            "topics/clickstream/year=2025/month=05/day=28/hour=14/"
                + "clickstream+0+0000001000.zstd.parquet");
    assertThat(key(NAMES, 123_456_789_012L)).endsWith("+0+123456789012.zstd.parquet");
  }

  @Test
  void delimiterAndWidthMayBeOthers() {
    assertThat(key(new FileNames("raw/events", "-", 0), 7))
        .isEqualTo("raw/events/clickstream/" + HOUR + "/clickstream-0-7.zstd.parquet");
  }

  @Test
  void digitsAreAsciiWhateverTheDefaultLocale() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      assertThat(key(NAMES, 1_000)).endsWith("clickstream+0+0000001000.zstd.parquet");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void theLongestPathFillsAKey() {
    String topic = "t".repeat(249);
    String path = "p".repeat(NAMES.longestPath(topic));
    String key = NAMES.key(topic, path, Integer.MAX_VALUE, Long.MAX_VALUE, ".snappy.parquet");
    assertThat(key).hasSize(1024);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/topics", "topics/"})
  void aTopicsDirectoryHasNoSlashAtItsEnds(String directory) {
    assertThatThrownBy(() -> new FileNames(directory, "+", 10))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
