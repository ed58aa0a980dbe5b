package io.clicklake.components;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** A signal that Java has no call for. */
enum Signal {
  STOP,
  CONT;

  /**
   * Sends it to a process, by the program {@code kill}.
   *
   * @param component whose process it is, for the error
   * @throws ComponentException when there is no such process
   */
  void send(String component, long pid) {
    try {
      Process kill =
          new ProcessBuilder("kill", "-" + name(), Long.toString(pid))
              .redirectErrorStream(true)
              .start();
      kill.getOutputStream().close();
      String said = new String(kill.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (kill.waitFor() != 0) {
        throw new ComponentException(
            "cannot send SIG%s to %s, process %d: %s"
                .formatted(this, component, pid, said.strip()));
      }
    } catch (IOException e) {
      throw new ComponentException(
          "cannot send SIG%s to %s, process %d: there is no program kill (%s)"
              .formatted(this, component, pid, e.getMessage()),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ComponentException("interrupted while signalling " + component, e);
    }
  }
}
