package io.clicklake.registry.client;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Values by key that are asked for once: who comes while a request runs waits for its answer.
 *
 * <p>A value found stays for good. Nothing found, or a failure, is given to all who waited and then
 * forgotten, so that the next one asks again.
 */
final class OneRequest<K, V> {

  private final Map<K, V> found = new ConcurrentHashMap<>();
  private final Map<K, CompletableFuture<Optional<V>>> running = new ConcurrentHashMap<>();

  Optional<V> known(K key) {
    return Optional.ofNullable(found.get(key));
  }

  void learn(K key, V value) {
    found.put(key, value);
  }

  Optional<V> find(K key, Supplier<Optional<V>> request) {
    V value = found.get(key);
    if (value != null) {
      return Optional.of(value);
    }
    var mine = new CompletableFuture<Optional<V>>();
    var other = running.putIfAbsent(key, mine);
    return other == null ? ask(key, mine, request) : await(other);
  }

  private Optional<V> ask(
      K key, CompletableFuture<Optional<V>> mine, Supplier<Optional<V>> request) {
    try {
      Optional<V> before = known(key);
      Optional<V> answer = before.isPresent() ? before : request.get();
      answer.ifPresent(value -> found.put(key, value));
      mine.complete(answer);
      return answer;
    } catch (RuntimeException | Error e) {
      mine.completeExceptionally(e);
      throw e;
    } finally {
      running.remove(key, mine);
    }
  }

  private static <V> Optional<V> await(CompletableFuture<Optional<V>> other) {
    try {
      return other.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }
}
