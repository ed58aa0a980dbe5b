package io.clicklake.host;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** How long something is waited for, counted from when it was made. */
public final class Patience {

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

  private final long deadline;

  private Patience(long deadline) {
    this.deadline = deadline;
  }

  /** This long from now. */
  public static Patience of(Duration duration) {
    return new Patience(System.nanoTime() + duration.toNanos());
  }

  /**
   * Looks until it is so; what cannot be reached is looked at again.
   *
   * @param what is waited for, and where to look when it does not come
   * @throws HostException when time runs out, with why the last look failed
   */
  public void until(String what, Look look) {
    Optional<IOException> last = Optional.empty();
    do {
      try {
        if (look.satisfied()) {
          return;
        }
        last = Optional.empty();
      } catch (IOException notYet) {
        last = Optional.of(notYet);
      }
      pause(what);
    } while (System.nanoTime() < deadline);
    throw new HostException(
        "waited in vain until %s%s".formatted(what, last.map(e -> " (" + e + ")").orElse("")));
  }

  private static void pause(String what) {
    try {
      Thread.sleep(BETWEEN_LOOKS.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new HostException("interrupted while waiting until " + what, e);
    }
  }

  /** One look. */
  @FunctionalInterface
  public interface Look {

    /** Whether it is so. */
    boolean satisfied() throws IOException;
  }
}
