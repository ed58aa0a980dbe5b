package io.clicklake.connect.batch;

import io.clicklake.connect.commit.CommittedFile;
import io.clicklake.connect.decode.VersionedSchema;
import io.clicklake.connect.file.ParquetFile;
import io.clicklake.connect.file.PartitionFiles;
import io.clicklake.connect.row.RowProjection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A contiguous range of offsets and the files it fills, one per partition of the lake. {@link
 * #finish()} makes whole uploads of them, {@link #discard()} leaves nothing. Used by one thread.
 */
public final class OpenBatch implements BatchProgress {

  /** File sizes are asked for once in so many bytes taken: the answer walks every column. */
  private static final int BYTES_PER_SIZE_CHECK = 256 * 1024;

  private final PartitionFiles partitionFiles;
  private final RecordClock clock;
  private final MemoryCeiling.Share memory;
  private final Map<Place, ParquetFile> open = new LinkedHashMap<>();
  private Optional<Instant> openedAt = Optional.empty();
  private long records;
  private long rejected;
  private long firstRecordTime;
  private long bytesSinceSizeCheck;
  private long largestFileBytes;

  /** Files differ in their partition of the lake or in their schema. */
  private record Place(String path, int schemaId) {}

  /**
   * An empty batch.
   *
   * @param clock the record time of the partition; goes on after the batch
   * @param ceiling counts what the batch holds until it is finished or discarded
   */
  public OpenBatch(PartitionFiles partitionFiles, RecordClock clock, MemoryCeiling ceiling) {
    this.partitionFiles = partitionFiles;
    this.clock = clock;
    this.memory = ceiling.share();
  }

  /** Whether no offset was taken. */
  public boolean isEmpty() {
    return records == 0;
  }

  /** Records of the range that are in no file. */
  public long rejected() {
    return rejected;
  }

  /**
   * Adds a record to the file of its partition of the lake and its schema.
   *
   * @param writtenWith id of the schema its record was written with
   * @param schema of the row
   * @param encodedBytes its size in Kafka
   * @param now the task's clock
   */
  public void add(
      String path,
      long offset,
      RowProjection row,
      int writtenWith,
      VersionedSchema schema,
      int encodedBytes,
      Instant now) {
    take(now);
    if (open.isEmpty()) {
      firstRecordTime = clock.newestMillis();
    }
    file(path, offset, schema).write(offset, writtenWith, row);
    bytesSinceSizeCheck += encodedBytes;
    if (bytesSinceSizeCheck >= BYTES_PER_SIZE_CHECK) {
      measure();
    }
  }

  private void measure() {
    bytesSinceSizeCheck = 0;
    long held = 0;
    for (ParquetFile file : open.values()) {
      largestFileBytes = Math.max(largestFileBytes, file.bytes());
      held += file.bufferedBytes();
    }
    memory.hold(held);
  }

  /** Bytes of memory that its files hold, as of the last time they were asked. */
  public long heldBytes() {
    return memory.bytes();
  }

  /** Files open. */
  public int openFiles() {
    return open.size();
  }

  private ParquetFile file(String path, long offset, VersionedSchema schema) {
    Place place = new Place(path, schema.id());
    ParquetFile file = open.get(place);
    if (file == null) {
      file = partitionFiles.open(path, offset, schema.schema(), schema.id());
      open.put(place, file);
      memory.hold(memory.bytes() + file.bufferedBytes());
    }
    return file;
  }

  /** Takes an offset whose record goes to no file. */
  public void reject(Instant now) {
    take(now);
    rejected++;
  }

  private void take(Instant now) {
    if (records == 0) {
      openedAt = Optional.of(now);
    }
    records++;
  }

  @Override
  public long records() {
    return records;
  }

  @Override
  public long largestFileBytes() {
    return largestFileBytes;
  }

  @Override
  public long recordMillis() {
    return open.isEmpty() ? 0 : clock.newestMillis() - firstRecordTime;
  }

  @Override
  public Instant openedAt() {
    return openedAt.orElseThrow();
  }

  /** Finishes every file; none is visible yet. The batch cannot be used afterwards. */
  public List<CommittedFile> finish() {
    // All are on their way before the first is waited for.
    open.values().forEach(ParquetFile::seal);
    List<CommittedFile> finished = new ArrayList<>();
    for (ParquetFile file : open.values()) {
      finished.add(file.finish());
    }
    memory.hold(0);
    return finished;
  }

  /** Gives up every file. */
  public void discard() {
    memory.hold(0);
    partitionFiles.discard(open.values());
  }
}
