package io.clicklake.stack.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
  private final HandMovedClock clock = new HandMovedClock();
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

  private void stepOfTenSeconds(ProgressLine.Surface surface) {
    ProgressLine line = new ProgressLine(out, surface, clock);
    for (int tenths = 1; tenths < 50; tenths++) {
      clock.move(Duration.ofMillis(100));
      line.show(tenths + " tenths");
    }
    line.end("done");
  }

  private String written() {
    return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
  }

  @Test
  void awayFromATerminalALineComesEveryTwoSeconds() {
    stepOfTenSeconds(ProgressLine.Surface.ELSEWHERE);

    assertThat(written()).isEqualTo("20 tenths\n40 tenths\ndone\n");
  }

  @Test
  void onATerminalTheLineIsRewrittenAndTheLastOneStays() {
    stepOfTenSeconds(ProgressLine.Surface.TERMINAL);

    assertThat(written())
        .startsWith("\r\033[K1 tenths\r\033[K2 tenths")
        .endsWith("\r\033[K49 tenths\r\033[Kdone\n");
  }
}
