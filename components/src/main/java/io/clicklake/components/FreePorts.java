package io.clicklake.components;

import java.util.Collection;
import java.util.Collections;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports that nobody listens on, for tests.
 *
 * <p>They lie below the range that operating systems hand out to outgoing connections, so that none
 * is lost to a client between the answer and the server's start, and in a part of it that other
 * processes with tests keep out of. Safe for several threads; a port is given once per process.
 */
public final class FreePorts {

  private static final int ATTEMPTS = 1_000;
  private static final PortRange RANGE = PortRange.ofThisProcess();
  private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

  private FreePorts() {}

  /** A port on 127.0.0.1 that is free now. */
  public static int next() {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      int port = RANGE.random();
      if (LoopbackPort.free(port) && GIVEN.add(port)) {
        return port;
      }
    }
    throw new ComponentException("no free port on 127.0.0.1 in " + RANGE + ": end some servers");
  }

  /** A number by which all these ports may be moved up so that each is free now. */
  public static int offset(Collection<Integer> ports) {
    int least = Collections.min(ports);
    int most = Collections.max(ports);
    PortRange range = RANGE.holds(most - least) ? RANGE : PortRange.WHOLE;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      int offset = ThreadLocalRandom.current().nextInt(range.lowest() - least, range.end() - most);
      if (ports.stream()
          .map(port -> port + offset)
          .allMatch(port -> !GIVEN.contains(port) && LoopbackPort.free(port))) {
        ports.forEach(port -> GIVEN.add(port + offset));
        return offset;
      }
    }
    throw new ComponentException(
        "no offset frees all of " + ports + " on 127.0.0.1 in " + range + ": end some servers");
  }
}
