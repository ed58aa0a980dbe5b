package io.clicklake.registry.client;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.apache.avro.Schema;

/**
 * Asks again when the registry is unavailable, a bounded number of times with growing waits.
 *
 * <p>Every request of the interface may be repeated: registering the same schema twice is
 * registering it once. An answer of no is passed on at once. When the last attempt fails its
 * exception is thrown, with the number of attempts in its message. An interrupted thread stops
 * trying and stays interrupted.
 */
final class RetryingSchemaRegistry implements SchemaRegistry {

  private final SchemaRegistry registry;
  private final Backoff backoff;
  private final Sleeper sleeper;
  private final RandomGenerator random;

  /**
   * @param random jitters the waits; used by several threads
   */
  RetryingSchemaRegistry(
      SchemaRegistry registry, Backoff backoff, Sleeper sleeper, RandomGenerator random) {
    this.registry = registry;
    this.backoff = backoff;
    this.sleeper = sleeper;
    this.random = random;
  }

  @Override
  public RegisteredSchema register(String subject, Schema schema) {
    return retrying(() -> registry.register(subject, schema));
  }

  @Override
  public Optional<RegisteredSchema> lookup(String subject, Schema schema) {
    return retrying(() -> registry.lookup(subject, schema));
  }

  @Override
  public Schema schemaById(int id) {
    return retrying(() -> registry.schemaById(id));
  }

  @Override
  public List<Integer> versions(String subject) {
    return retrying(() -> registry.versions(subject));
  }

  @Override
  public Optional<RegisteredSchema> version(String subject, int version) {
    return retrying(() -> registry.version(subject, version));
  }

  @Override
  public Optional<RegisteredSchema> latest(String subject) {
    return retrying(() -> registry.latest(subject));
  }

  @Override
  public CompatibilityVerdict check(String subject, Schema schema) {
    return retrying(() -> registry.check(subject, schema));
  }

  @Override
  public Optional<CompatibilityLevel> compatibility(String subject) {
    return retrying(() -> registry.compatibility(subject));
  }

  @Override
  public void setCompatibility(String subject, CompatibilityLevel level) {
    retrying(
        () -> {
          registry.setCompatibility(subject, level);
          return level;
        });
  }

  private <T> T retrying(Supplier<T> request) {
    for (int attempt = 1; ; attempt++) {
      try {
        return request.get();
      } catch (RegistryUnavailableException e) {
        if (attempt == backoff.attempts()) {
          throw new RegistryUnavailableException(
              e.getMessage() + " (gave up after " + attempt + " attempts)", e);
        }
        pauseAfter(attempt, e);
      }
    }
  }

  private void pauseAfter(int attempt, RegistryUnavailableException failure) {
    if (Thread.currentThread().isInterrupted()) {
      throw failure;
    }
    try {
      sleeper.sleep(backoff.waitAfter(attempt, random.nextDouble()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      failure.addSuppressed(e);
      throw failure;
    }
  }
}
