package io.clicklake.registry.client;

import java.util.List;

/** What the registry says of a schema before it is registered, with its reasons. */
public record CompatibilityVerdict(boolean compatible, List<String> messages) {

  public CompatibilityVerdict {
    messages = List.copyOf(messages);
  }

  /** Compatible, nothing to say. */
  static CompatibilityVerdict yes() {
    return new CompatibilityVerdict(true, List.of());
  }
}
