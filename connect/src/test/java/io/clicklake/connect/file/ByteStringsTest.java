package io.clicklake.connect.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ByteStringsTest {

  private final ByteStrings strings = new ByteStrings();

  @Test
  void aHundredThousandStringsHaveTheNumbersInWhichTheyCame() {
    Map<String, Integer> expected = new HashMap<>();
    Random random = new Random(1);
    for (int i = 0; i < 400_000; i++) {
      String text = text(random.nextInt(100_000));
      int number = expected.computeIfAbsent(text, any -> expected.size());
      assertThat(number(text)).isEqualTo(number);
    }
    assertThat(strings.size()).isEqualTo(expected.size()).isGreaterThan(65_536);
    expected.forEach((text, number) -> assertThat(string(number)).isEqualTo(text));
  }

  @Test
  void onceClearedItBeginsAtZero() {
    for (int i = 0; i < 1_000; i++) {
      number(text(i));
    }
    strings.clear();
    assertThat(strings.size()).isZero();
    assertThat(strings.plainBytes()).isZero();
    assertThat(number(text(500))).isZero();
  }

  /** Of 0 to 60 bytes; the longer ones differ in a few bytes only, wherever those are. */
  private static String text(int number) {
    String text = number == 0 ? "" : Integer.toString(number, 36);
    String filler = "-".repeat(number % 57);
    int at = number % 11 * filler.length() / 10;
    return filler.substring(0, at) + text + filler.substring(at);
  }

  private int number(String text) {
    byte[] bytes = ("<" + text + ">").getBytes(StandardCharsets.US_ASCII);
    return strings.number(bytes, 1, bytes.length - 2);
  }

  private String string(int number) {
    int start = strings.start(number);
    byte[] bytes = Arrays.copyOfRange(strings.plain(), start, start + strings.length(number));
    return new String(bytes, StandardCharsets.US_ASCII);
  }
}
