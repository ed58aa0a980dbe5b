package io.clicklake.stack.local;

/** Who may reach the services of a stack. */
public enum Security {
  /** Whoever is on this machine: no passwords, no TLS. */
  OPEN,
  /**
   * As on a host: passwords, permissions and TLS, from the host distribution's own configuration.
   */
  SECURED
}
