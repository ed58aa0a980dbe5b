package io.clicklake.connect.config;

import java.util.Map;

/**
 * How data files are tagged, besides {@code startOffset}, {@code endOffset} and {@code
 * recordCount}.
 *
 * @param tags further ones
 */
public record ObjectTagging(Map<String, String> tags, OnError onError) {

  public ObjectTagging {
    tags = Map.copyOf(tags);
  }

  /** What becomes of a task that could not tag a file. */
  public enum OnError {
    IGNORE,
    FAIL
  }
}
