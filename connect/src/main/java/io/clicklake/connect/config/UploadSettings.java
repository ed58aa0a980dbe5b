package io.clicklake.connect.config;

import java.time.Duration;
import java.util.Optional;

/**
 * How a task uploads.
 *
 * @param threads that upload parts beside it; 0 for none
 * @param longestWait between two rounds of a task in an outage
 * @param tagging empty when files are not tagged
 */
public record UploadSettings(int threads, Duration longestWait, Optional<ObjectTagging> tagging) {

  public UploadSettings {
    if (threads < 0) {
      throw new IllegalArgumentException(threads + " upload threads, not ≥ 0");
    }
  }
}
