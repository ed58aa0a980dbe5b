package io.clicklake.registry;

import io.clicklake.registry.client.CompatibilityLevel;
import io.clicklake.registry.client.CompatibilityVerdict;
import io.clicklake.registry.client.RegisteredSchema;
import io.clicklake.registry.client.SchemaRegistry;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.apache.avro.Schema;

/**
 * A registry that writes down what it is asked, fails as often as it was told, and passes the rest
 * on.
 */
public final class ScriptedRegistry implements SchemaRegistry {

  private final SchemaRegistry registry;
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final Queue<RuntimeException> failures = new ConcurrentLinkedQueue<>();
  private volatile Runnable beforeAnswer = () -> {};

  public ScriptedRegistry(SchemaRegistry registry) {
    this.registry = registry;
  }

  /** The next requests fail, in this order. */
  public ScriptedRegistry failing(RuntimeException... inOrder) {
    failures.addAll(List.of(inOrder));
    return this;
  }

  /** Runs in the asking thread, between the request and its answer. */
  public void beforeAnswer(Runnable action) {
    beforeAnswer = action;
  }

  public List<String> requests() {
    return List.copyOf(requests);
  }

  private <T> T answer(String request, Supplier<T> answer) {
    requests.add(request);
    beforeAnswer.run();
    RuntimeException failure = failures.poll();
    if (failure != null) {
      throw failure;
    }
    return answer.get();
  }

  @Override
  public RegisteredSchema register(String subject, Schema schema) {
    return answer("register " + subject, () -> registry.register(subject, schema));
  }

  @Override
  public Optional<RegisteredSchema> lookup(String subject, Schema schema) {
    return answer("lookup " + subject, () -> registry.lookup(subject, schema));
  }

  @Override
  public Schema schemaById(int id) {
    return answer("schema " + id, () -> registry.schemaById(id));
  }

  @Override
  public List<Integer> versions(String subject) {
    return answer("versions " + subject, () -> registry.versions(subject));
  }

  @Override
  public Optional<RegisteredSchema> version(String subject, int version) {
    return answer("version " + subject + " " + version, () -> registry.version(subject, version));
  }

  @Override
  public Optional<RegisteredSchema> latest(String subject) {
    return answer("latest " + subject, () -> registry.latest(subject));
  }

  @Override
  public CompatibilityVerdict check(String subject, Schema schema) {
    return answer("check " + subject, () -> registry.check(subject, schema));
  }

  @Override
  public Optional<CompatibilityLevel> compatibility(String subject) {
    return answer("compatibility " + subject, () -> registry.compatibility(subject));
  }

  @Override
  public void setCompatibility(String subject, CompatibilityLevel level) {
    answer(
        "set " + subject + " " + level,
        () -> {
          registry.setCompatibility(subject, level);
          return level;
        });
  }
}
