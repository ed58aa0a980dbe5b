package io.clicklake.stack.deploy.account;

import java.time.Duration;

/** Lets time pass between two looks. */
@FunctionalInterface
public interface Pause {

  void of(Duration time);

  /** Real time; an interrupt ends what is waited for. */
  static Pause real() {
    return time -> {
      try {
        Thread.sleep(time.toMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AccountException("interrupted while waiting", e);
      }
    };
  }
}
