package io.clicklake.host.settings;

import java.util.List;

/** The settings are not usable; the message lists every problem with what was expected. */
public final class InvalidSettingsException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  InvalidSettingsException(String origin, List<String> problems) {
    super(
        "%s has %d %s:\n- %s"
            .formatted(
                origin,
                problems.size(),
                problems.size() == 1 ? "problem" : "problems",
                String.join("\n- ", problems)));
  }
}
