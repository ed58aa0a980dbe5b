package io.clicklake.connect.file;

import io.clicklake.connect.store.StoreUnavailableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of one object on their way to a multipart upload that nobody completes here. A full
 * part is handed to {@link PartUploads}; what is held is the part being filled, no larger than
 * twice what was written to it or what an earlier part has left, and those not yet acknowledged.
 * Used by one thread.
 *
 * <p>A part that failed makes each call after it fail in the same way; then {@link #abort()} alone
 * is left.
 */
final class FileUpload extends PositionOutputStream implements OutputFile {

  private static final int FIRST_BUFFER_BYTES = 64 * 1024;
  private static final byte[] NO_BYTES = {};

  private final PartUploads uploads;
  private final String key;
  private final String uploadId;
  private final int firstPartBytes;
  private final List<Future<String>> parts = new ArrayList<>();
  private final AtomicLong bytesInFlight = new AtomicLong();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private int partBytes;
  private byte[] buffer = NO_BYTES;
  private int buffered;
  private long position;

  /**
   * Begins an upload.
   *
   * @param partBytes of the first parts
   */
  FileUpload(PartUploads uploads, String key, Map<String, String> metadata, int partBytes) {
    this.uploads = uploads;
    this.key = key;
    this.firstPartBytes = partBytes;
    this.partBytes = partBytes;
    this.uploadId = uploads.begin(key, metadata);
  }

  String key() {
    return key;
  }

  String uploadId() {
    return uploadId;
  }

  /** Bytes of memory held, parts in flight included. */
  long bufferedBytes() {
    return buffer.length + bytesInFlight.get();
  }

  @Override
  public long getPos() {
    return position;
  }

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    requireNoFailure();
    int written = 0;
    while (written < length) {
      int room = Math.min(partBytes - buffered, length - written);
      reserve(buffered + room);
      System.arraycopy(bytes, offset + written, buffer, buffered, room);
      buffered += room;
      written += room;
      position += room;
      if (buffered == partBytes) {
        handOver();
      }
    }
  }

  private void reserve(int needed) {
    if (needed <= buffer.length) {
      return;
    }
    byte[] larger = needed > FIRST_BUFFER_BYTES ? uploads.takeSpare() : NO_BYTES;
    if (larger.length < needed) {
      long doubled = Math.max(FIRST_BUFFER_BYTES, buffer.length * 2L);
      larger = new byte[(int) Math.min(partBytes, Math.max(doubled, needed))];
    }
    System.arraycopy(buffer, 0, larger, 0, buffered);
    buffer = larger;
  }

  private void handOver() {
    int number = parts.size() + 1;
    byte[] body = buffer;
    int length = buffered;
    buffer = NO_BYTES;
    buffered = 0;
    partBytes = PartSizes.bytesOf(number + 1, firstPartBytes);
    bytesInFlight.addAndGet(body.length);
    Future<String> part = uploads.send(() -> send(number, body, length));
    parts.add(part);
    requireNoFailure();
  }

  private String send(int number, byte[] body, int length) {
    try {
      String tag = uploads.sendNow(key, uploadId, number, body, length);
      uploads.giveBack(body);
      return tag;
    } catch (RuntimeException | Error e) {
      failure.compareAndSet(null, e);
      throw e;
    } finally {
      bytesInFlight.addAndGet(-body.length);
    }
  }

  private void requireNoFailure() {
    Throwable failed = failure.get();
    if (failed instanceof RuntimeException e) {
      throw e;
    }
    if (failed instanceof Error e) {
      throw e;
    }
  }

  /** Hands over what is left as the last part; the upload is whole once its tags are there. */
  @Override
  public void close() {
    requireNoFailure();
    if (buffered > 0 || parts.isEmpty()) {
      handOver();
    }
    buffer = NO_BYTES;
  }

  /** Waits until every part is acknowledged; their entity tags, in part order. */
  List<String> partTags() {
    List<String> tags = new ArrayList<>();
    try {
      for (Future<String> part : parts) {
        tags.add(part.get());
      }
    } catch (ExecutionException e) {
      requireNoFailure();
      throw new IllegalStateException("a part of " + key + " failed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreUnavailableException("interrupted while parts of " + key + " were sent", e);
    }
    return List.copyOf(tags);
  }

  /**
   * Aborts the upload once no part of it is in flight: one that arrives after the abort would stay
   * in the bucket.
   */
  void abort() {
    buffer = NO_BYTES;
    for (Future<String> part : parts) {
      try {
        part.get();
      } catch (ExecutionException e) {
        // Not to be had; the abort takes what arrived of it.
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        break;
      }
    }
    uploads.abort(key, uploadId);
  }

  @Override
  public PositionOutputStream create(long blockSizeHint) {
    return this;
  }

  @Override
  public PositionOutputStream createOrOverwrite(long blockSizeHint) {
    return this;
  }

  @Override
  public boolean supportsBlockSize() {
    return false;
  }

  @Override
  public long defaultBlockSize() {
    return 0;
  }

  @Override
  public String getPath() {
    return key;
  }
}
