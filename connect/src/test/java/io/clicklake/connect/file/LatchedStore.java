package io.clicklake.connect.file;

import io.clicklake.connect.store.InMemoryObjectStore;
import io.clicklake.connect.store.ObjectStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * A store in memory that acknowledges a part when the test says so, and writes down what it did.
 */
final class LatchedStore {

  /** A part that has arrived and waits for its answer. */
  static final class Arrived {

    final int number;
    final int length;
    final Thread sender;
    private final CompletableFuture<@Nullable RuntimeException> answer = new CompletableFuture<>();

    private Arrived(int number, int length, Thread sender) {
      this.number = number;
      this.length = length;
      this.sender = sender;
    }

    void acknowledge() {
      answer.complete(null);
    }

    void fail(RuntimeException cause) {
      answer.complete(cause);
    }
  }

  final InMemoryObjectStore memory = new InMemoryObjectStore();
  final BlockingQueue<Arrived> arrived = new LinkedBlockingQueue<>();
  private final List<String> log = new ArrayList<>();

  /** The store; no other call waits. */
  ObjectStore store() {
    return (ObjectStore)
        Proxy.newProxyInstance(
            ObjectStore.class.getClassLoader(),
            new Class<?>[] {ObjectStore.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("uploadPart")) {
                awaitAnswer((Integer) arguments[2], (Integer) arguments[4]);
                note("part " + arguments[2]);
              } else {
                note(method.getName());
              }
              try {
                return method.invoke(memory, arguments);
              } catch (InvocationTargetException e) {
                throw e.getTargetException();
              }
            });
  }

  private void awaitAnswer(int number, int length) throws InterruptedException, ExecutionException {
    Arrived part = new Arrived(number, length, Thread.currentThread());
    arrived.add(part);
    RuntimeException failure = part.answer.get();
    if (failure != null) {
      note("failed " + number);
      throw failure;
    }
  }

  private void note(String event) {
    synchronized (log) {
      log.add(event);
    }
  }

  List<String> log() {
    synchronized (log) {
      return List.copyOf(log);
    }
  }
}
