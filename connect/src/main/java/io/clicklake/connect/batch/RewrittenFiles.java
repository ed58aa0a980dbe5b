package io.clicklake.connect.batch;

import io.clicklake.connect.commit.CommittedFile;
import io.clicklake.connect.decode.VersionedSchema;
import io.clicklake.connect.file.ParquetFile;
import io.clicklake.connect.file.PartitionFiles;
import io.clicklake.connect.row.RowProjection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Files of a committed batch that were lost and are written again, as many at once as the ceiling
 * allows; the rest is put off, to be written when the batch is read once more. {@link #finish()}
 * makes whole uploads of them, {@link #discard()} leaves nothing. Used by one thread.
 *
 * <p>One of them is always written, so that each reading gets further, and is not counted: nothing
 * that others give up makes room for it.
 */
public final class RewrittenFiles {

  /** File sizes are asked for once in so many bytes taken: the answer walks every column. */
  private static final int BYTES_PER_SIZE_CHECK = 256 * 1024;

  private final PartitionFiles partitionFiles;
  private final MemoryCeiling.Share memory;
  private final Map<String, Rewritten> openByKey = new LinkedHashMap<>();
  private final Set<CommittedFile> putOff = new LinkedHashSet<>();
  private long bytesSinceSizeCheck;

  private record Rewritten(CommittedFile lost, ParquetFile file) {}

  /**
   * None yet.
   *
   * @param ceiling counts what they hold until they are finished or discarded
   */
  public RewrittenFiles(PartitionFiles partitionFiles, MemoryCeiling ceiling) {
    this.partitionFiles = partitionFiles;
    this.memory = ceiling.share();
  }

  /**
   * Adds a record to a file, or puts the file off where there is no room for one more.
   *
   * @param writtenWith id of the schema its record was written with
   * @param schema of the row
   * @param encodedBytes its size in Kafka
   */
  public void add(
      CommittedFile lost,
      long offset,
      RowProjection row,
      int writtenWith,
      VersionedSchema schema,
      int encodedBytes) {
    Rewritten open = openByKey.get(lost.key());
    if (open == null) {
      if (!putOff.isEmpty()) {
        putOff.add(lost);
        return;
      }
      open = new Rewritten(lost, partitionFiles.again(lost, schema.schema()));
      openByKey.put(lost.key(), open);
      measure();
    }
    open.file().write(offset, writtenWith, row);
    bytesSinceSizeCheck += encodedBytes;
    if (bytesSinceSizeCheck >= BYTES_PER_SIZE_CHECK) {
      measure();
    }
  }

  private void measure() {
    bytesSinceSizeCheck = 0;
    memory.hold(
        openByKey.values().stream().skip(1).mapToLong(open -> open.file().bufferedBytes()).sum());
  }

  /** Puts off the file opened last, unless it is the only one. From here on none is opened. */
  public void putOffOne() {
    if (openByKey.size() > 1) {
      Rewritten last = List.copyOf(openByKey.values()).get(openByKey.size() - 1);
      openByKey.remove(last.lost().key());
      putOff.add(last.lost());
      partitionFiles.discard(List.of(last.file()));
      measure();
    }
  }

  /** Files that had records and are to be written another time. */
  public Collection<CommittedFile> putOff() {
    return List.copyOf(putOff);
  }

  /** Bytes of memory that can be given up, as of the last time the files were asked. */
  public long heldBytes() {
    return memory.bytes();
  }

  /** Files open. */
  public int openFiles() {
    return openByKey.size();
  }

  /** Finishes every file that is open; none is visible yet. Nothing can be added afterwards. */
  public List<CommittedFile> finish() {
    // All are on their way before the first is waited for.
    openByKey.values().forEach(open -> open.file().seal());
    List<CommittedFile> finished = new ArrayList<>();
    for (Rewritten open : openByKey.values()) {
      finished.add(open.file().finish());
    }
    openByKey.clear();
    memory.hold(0);
    return finished;
  }

  /** Gives up every file that is open. */
  public void discard() {
    memory.hold(0);
    partitionFiles.discard(openByKey.values().stream().map(Rewritten::file).toList());
  }
}
