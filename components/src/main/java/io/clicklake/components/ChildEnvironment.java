package io.clicklake.components;

import java.util.Map;
import java.util.Set;

/**
 * What children see of the environment: where programs, the user's home and temporary files are,
 * the language and the time zone, and what their component names. Settings of other programs stay
 * out, for Kafka, Quarkus, the AWS client and Java each take theirs from there.
 */
public final class ChildEnvironment {

  private static final Set<String> INHERITED =
      Set.of("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "TZ", "USER");

  private ChildEnvironment() {}

  /** Leaves of a new process's variables those that are inherited, and adds these. */
  public static void lay(ProcessBuilder process, Map<String, String> added) {
    process.environment().keySet().retainAll(INHERITED);
    process.environment().putAll(added);
  }
}
