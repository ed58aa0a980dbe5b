package io.clicklake.connect.file;

import io.clicklake.connect.store.ObjectStore;
import io.clicklake.connect.store.StoreUnavailableException;
import java.lang.ref.SoftReference;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Sends the parts of a task's files in threads of its own, so many at a time and no more: whoever
 * hands over another one waits. Used by the task's thread; closed with the task, after its files.
 */
public final class PartUploads implements AutoCloseable {

  private static final int LARGEST_SPARE_BYTES = 8 * 1024 * 1024;
  private static final byte[] NO_BYTES = {};

  private final ObjectStore store;
  private final int threads;
  private final Semaphore free;
  private final ExecutorService executor;

  /** One array for the next part, as long as memory is not short. */
  private final AtomicReference<@Nullable SoftReference<byte[]>> spare = new AtomicReference<>();

  /**
   * Uploads to a store.
   *
   * @param threads parts in flight; 0 sends each in the thread that hands it over
   */
  public PartUploads(ObjectStore store, int threads) {
    if (threads < 0) {
      throw new IllegalArgumentException(threads + " upload threads, not ≥ 0");
    }
    this.store = store;
    this.threads = threads;
    this.free = new Semaphore(threads);
    this.executor = Executors.newCachedThreadPool(new DaemonThreads());
  }

  private static final class DaemonThreads implements ThreadFactory {

    private final AtomicInteger made = new AtomicInteger();

    @Override
    public Thread newThread(Runnable work) {
      Thread thread = new Thread(work, "clicklake-upload-" + made.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    }
  }

  String begin(String key, Map<String, String> metadata) {
    return store.beginUpload(key, metadata);
  }

  /**
   * Has a part sent as soon as a thread is free; waits for that one.
   *
   * @param part sends it and returns its entity tag
   */
  Future<String> send(Callable<String> part) {
    FutureTask<String> sending = new FutureTask<>(part);
    if (threads == 0) {
      sending.run();
      return sending;
    }
    awaitFreeThread();
    try {
      executor.execute(
          () -> {
            try {
              sending.run();
            } finally {
              free.release();
            }
          });
    } catch (RuntimeException | Error e) {
      free.release();
      throw e;
    }
    return sending;
  }

  private void awaitFreeThread() {
    try {
      free.acquire();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreUnavailableException("interrupted while parts were sent", e);
    }
  }

  String sendNow(String key, String uploadId, int number, byte[] body, int length) {
    return store.uploadPart(key, uploadId, number, body, length);
  }

  /** The array of a part that was sent, or an empty one. */
  byte[] takeSpare() {
    SoftReference<byte[]> kept = spare.getAndSet(null);
    byte[] body = kept == null ? null : kept.get();
    return body == null ? NO_BYTES : body;
  }

  /** Keeps the array of a part that was sent: the next one is not made, nor collected. */
  void giveBack(byte[] body) {
    if (body.length <= LARGEST_SPARE_BYTES) {
      spare.set(new SoftReference<>(body));
    }
  }

  void abort(String key, String uploadId) {
    store.abortUpload(key, uploadId);
  }

  /** Gives up the threads; parts in flight end or fail unheard. The store stays open. */
  @Override
  public void close() {
    executor.shutdownNow();
  }
}
