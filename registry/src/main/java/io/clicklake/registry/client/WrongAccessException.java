package io.clicklake.registry.client;

/** A setting of the access to a registry is missing or wrong. Its text holds no secret. */
public final class WrongAccessException extends IllegalArgumentException {

  private final String key;
  private final String problem;

  WrongAccessException(String key, String problem) {
    super(key + " " + problem);
    this.key = key;
    this.problem = problem;
  }

  /** The setting that is to be changed. */
  public String key() {
    return key;
  }

  /** What is wrong with it and what is expected; completes a sentence that begins with the key. */
  public String problem() {
    return problem;
  }
}
