package io.clicklake.stack.traffic;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Random;

/** The browser of one visitor. */
record Device(String userAgent, String language, int width, int height, int share) {

  private static final WeightedChoice<Device> ALL =
      new WeightedChoice<>(
          List.of(
              new Device(
                  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
                      + " Chrome/137.0.0.0 Safari/537.36",
                  "en-US",
                  1536,
                  730,
                  40),
              new Device(
                  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15"
                      + " (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1",
                  "ko-KR",
                  390,
                  664,
                  30),
              new Device(
                  "Mozilla/5.0 (X11; Linux x86_64; rv:139.0) Gecko/20100101 Firefox/139.0",
                  "de-DE",
                  1280,
                  915,
                  12),
              new Device(
                  "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML,"
                      + " like Gecko) Version/18.5 Safari/605.1.15",
                  "en-GB",
                  1440,
                  790,
                  18)),
          Device::share);

  static Device pick(Random random) {
    return ALL.pick(random);
  }

  void describe(ObjectNode event) {
    event.put("user_agent", userAgent);
    event.put("language", language);
    event.put("viewport_width", width);
    event.put("viewport_height", height);
  }
}
