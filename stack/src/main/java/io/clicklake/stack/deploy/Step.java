package io.clicklake.stack.deploy;

import java.util.Optional;

/** One thing that a deployment takes. */
interface Step {

  /** A short name. */
  String name();

  /** What it does, with the commands and inputs, before anything is known of the account. */
  String intent();

  /** Why there is nothing to do; empty where there is. Changes nothing. */
  Optional<String> done();

  /** Does it; done twice it comes to the same. */
  void run();

  /** What to do after a failure that its message does not tell. */
  String remedy();
}
