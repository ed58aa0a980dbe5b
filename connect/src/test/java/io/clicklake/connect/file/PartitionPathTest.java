package io.clicklake.connect.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartitionPathTest {

  @ParameterizedTest
  @CsvSource({
    "2025-05-28T14:59:59.999Z, UTC, year=2025/month=05/day=28/hour=14",
    "2025-05-28T15:00:00Z, UTC, year=2025/month=05/day=28/hour=15",
    "2025-05-28T15:00:00Z, Asia/Seoul, year=2025/month=05/day=29/hour=00",
    "2024-12-30T00:00:00Z, UTC, year=2024/month=12/day=30/hour=00",
    "2025-05-28T18:29:59Z, Asia/Kolkata, year=2025/month=05/day=28/hour=23",
    "2025-05-28T18:30:00Z, Asia/Kolkata, year=2025/month=05/day=29/hour=00",
    "2025-05-28T18:14:59Z, Asia/Kathmandu, year=2025/month=05/day=28/hour=23",
    "2025-05-28T18:15:00Z, Asia/Kathmandu, year=2025/month=05/day=29/hour=00",
    "2010-11-07T02:30:30Z, America/St_Johns, year=2010/month=11/day=07/hour=00",
    "2010-11-07T02:31:30Z, America/St_Johns, year=2010/month=11/day=06/hour=23",
    "1969-12-31T23:59:59.999Z, UTC, year=1969/month=12/day=31/hour=23",
  })
  void theHourIsThatOfTheZone(Instant time, String zone, String path) {
    assertThat(new PartitionPath(ZoneId.of(zone)).of(time.toEpochMilli())).isEqualTo(path);
  }

  @Test
  void digitsAreAsciiWhateverTheDefaultLocale() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      assertThat(new PartitionPath(ZoneOffset.UTC).of(0))
          .isEqualTo("year=1970/month=01/day=01/hour=00");
      assertThat(key(1_000)).endsWith("clickstream+0+0000001000.zstd.parquet");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void aKeyIsAsConfluentsSinkWritesIt() {
    assertThat(key(1_000))
        .isEqualTo(
            "topics/clickstream/year=2025/month=05/day=28/hour=14/"
                + "clickstream+0+0000001000.zstd.parquet");
    assertThat(key(123_456_789_012L)).endsWith("+0+123456789012.zstd.parquet");
  }

  private static String key(long offset) {
    return PartitionPath.key(
        "topics", "clickstream", "year=2025/month=05/day=28/hour=14", 0, offset, Compression.ZSTD);
  }

  @Property
  void rememberedPathsAreThoseJavaFormats(
      @ForAll @LongRange(min = 63_072_000_000L, max = 4_102_444_800_000L) long millis) {
    for (String zone : new String[] {"UTC", "Asia/Seoul", "America/St_Johns", "Asia/Kathmandu"}) {
      ZoneId id = ZoneId.of(zone);
      String expected =
          DateTimeFormatter.ofPattern("'year='uuuu/'month='MM/'day='dd/'hour='HH", Locale.ROOT)
              .format(Instant.ofEpochMilli(millis).atZone(id));
      PartitionPath paths = new PartitionPath(id);
      assertThat(paths.of(millis)).isEqualTo(expected);
      assertThat(paths.of(millis)).isEqualTo(expected);
    }
  }
}
