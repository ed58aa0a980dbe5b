package io.clicklake.connect.file;

import io.clicklake.connect.store.ObjectStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;

/**
 * The bytes of one object on their way to a multipart upload that nobody completes here. Holds at
 * most one part in memory, no larger than what was written. Used by one thread.
 */
final class FileUpload extends PositionOutputStream implements OutputFile {

  private static final int FIRST_BUFFER_BYTES = 64 * 1024;

  private final ObjectStore store;
  private final String key;
  private final String uploadId;
  private final int partBytes;
  private final List<String> partTags = new ArrayList<>();
  private byte[] buffer = new byte[FIRST_BUFFER_BYTES];
  private int buffered;
  private long position;

  FileUpload(ObjectStore store, String key, Map<String, String> metadata, int partBytes) {
    this.store = store;
    this.key = key;
    this.partBytes = partBytes;
    this.uploadId = store.beginUpload(key, metadata);
  }

  /** Heap held for bytes not sent yet. */
  long bufferedBytes() {
    return buffer.length;
  }

  String key() {
    return key;
  }

  String uploadId() {
    return uploadId;
  }

  List<String> partTags() {
    return List.copyOf(partTags);
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
    int written = 0;
    while (written < length) {
      int room = Math.min(partBytes - buffered, length - written);
      if (buffered + room > buffer.length) {
        int grown = (int) Math.min(partBytes, Math.max(buffer.length * 2L, (long) buffered + room));
        buffer = Arrays.copyOf(buffer, grown);
      }
      System.arraycopy(bytes, offset + written, buffer, buffered, room);
      buffered += room;
      written += room;
      position += room;
      if (buffered == partBytes) {
        uploadPart();
      }
    }
  }

  private void uploadPart() {
    partTags.add(store.uploadPart(key, uploadId, partTags.size() + 1, buffer, buffered));
    buffered = 0;
  }

  /** Sends what is left as the last part; the upload is whole, and still invisible. */
  @Override
  public void close() {
    if (buffered > 0 || partTags.isEmpty()) {
      uploadPart();
    }
    buffer = new byte[0];
  }

  void abort() {
    store.abortUpload(key, uploadId);
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
