package io.clicklake.connect.partition;

import io.clicklake.connect.store.ObjectStore;
import io.clicklake.connect.store.PutOutcome;
import io.clicklake.connect.store.StoreUnavailableException;
import io.clicklake.connect.store.StoredObject;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A store between which and its caller things go wrong, as a plan says for each call. */
final class FaultyStore implements ObjectStore {

  /** What becomes of a call. */
  enum Fault {
    NONE,
    /** No effect, an outage is reported. */
    FAILS,
    /** The effect happens, an outage is reported. */
    APPLIES_AND_FAILS,
    /** The answer is lost below the caller, which sends the call a second time. */
    SENT_TWICE,
    /** The caller dies before the call. */
    CRASH_BEFORE,
    /** The caller dies after the effect. */
    CRASH_AFTER,
    /** An outage is reported; the call is under way and takes effect later. */
    DELAYED,
    /** The caller dies; the call is under way and takes effect later. */
    CRASH_DELAYED
  }

  /** The caller is gone; nothing may catch this. */
  static final class Crash extends Error {
    private static final long serialVersionUID = 1;
  }

  private final ObjectStore inner;
  private final Supplier<Fault> plan;
  private final Consumer<Runnable> underWay;

  FaultyStore(ObjectStore inner, Supplier<Fault> plan) {
    this(inner, plan, Runnable::run);
  }

  /**
   * A store with calls that take effect later.
   *
   * @param underWay takes a delayed call
   */
  FaultyStore(ObjectStore inner, Supplier<Fault> plan, Consumer<Runnable> underWay) {
    this.inner = inner;
    this.plan = plan;
    this.underWay = underWay;
  }

  private <T> T call(Supplier<T> request) {
    Fault fault = plan.get();
    if (fault == Fault.DELAYED || fault == Fault.CRASH_DELAYED) {
      underWay.accept(
          () -> {
            T unused = request.get();
          });
      if (fault == Fault.CRASH_DELAYED) {
        throw new Crash();
      }
      throw new StoreUnavailableException("simulated timeout", new IOException("timeout"));
    }
    if (fault == Fault.CRASH_BEFORE) {
      throw new Crash();
    }
    if (fault == Fault.FAILS) {
      throw new StoreUnavailableException("simulated outage", new IOException("reset"));
    }
    T result = request.get();
    if (fault == Fault.SENT_TWICE) {
      result = request.get();
    }
    if (fault == Fault.CRASH_AFTER) {
      throw new Crash();
    }
    if (fault == Fault.APPLIES_AND_FAILS) {
      throw new StoreUnavailableException("simulated lost answer", new IOException("timeout"));
    }
    return result;
  }

  @Override
  public List<String> keys(String prefix) {
    return call(() -> inner.keys(prefix));
  }

  @Override
  public List<String> keysAfter(String prefix, String after) {
    return call(() -> inner.keysAfter(prefix, after));
  }

  @Override
  public Optional<StoredObject> read(String key) {
    return call(() -> inner.read(key));
  }

  @Override
  public Optional<Map<String, String>> metadata(String key) {
    return call(() -> inner.metadata(key));
  }

  @Override
  public PutOutcome putIfAbsent(String key, byte[] body) {
    return call(() -> inner.putIfAbsent(key, body));
  }

  @Override
  public PutOutcome putIfMatch(String key, byte[] body, String entityTag) {
    return call(() -> inner.putIfMatch(key, body, entityTag));
  }

  @Override
  public String beginUpload(String key, Map<String, String> metadata) {
    return call(() -> inner.beginUpload(key, metadata));
  }

  @Override
  public String uploadPart(String key, String uploadId, int number, byte[] body, int length) {
    return call(() -> inner.uploadPart(key, uploadId, number, body, length));
  }

  @Override
  public boolean completeUpload(String key, String uploadId, List<String> partTags) {
    return call(() -> inner.completeUpload(key, uploadId, partTags));
  }

  @Override
  public void abortUpload(String key, String uploadId) {
    call(
        () -> {
          inner.abortUpload(key, uploadId);
          return true;
        });
  }

  @Override
  public void delete(List<String> keys) {
    call(
        () -> {
          inner.delete(keys);
          return true;
        });
  }

  @Override
  public void tag(String key, Map<String, String> tags) {
    call(
        () -> {
          inner.tag(key, tags);
          return true;
        });
  }

  @Override
  public void close() {
    inner.close();
  }
}
