package io.clicklake.connect.batch;

import io.clicklake.connect.commit.CommittedFile;
import io.clicklake.connect.decode.VersionedSchema;
import io.clicklake.connect.file.ParquetFile;
import io.clicklake.connect.file.PartitionFiles;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.generic.GenericRecord;

/**
 * A contiguous range of offsets and the files it fills, one per partition of the lake. {@link
 * #finish()} makes whole uploads of them, {@link #discard()} leaves nothing. Used by one thread.
 */
public final class OpenBatch {

  /** File sizes are asked for once in so many bytes taken: the answer walks every column. */
  private static final int BYTES_PER_SIZE_CHECK = 256 * 1024;

  private final PartitionFiles partitionFiles;
  private final Instant openedAt;
  private final RecordClock clock;
  private final Map<String, ParquetFile> open = new LinkedHashMap<>();
  private long records;
  private long rejected;
  private long firstRecordTime;
  private long bytesSinceSizeCheck;
  private long largestFileBytes;

  /**
   * Opens a batch.
   *
   * @param clock the record time of the partition; goes on after the batch
   */
  public OpenBatch(PartitionFiles partitionFiles, Instant openedAt, RecordClock clock) {
    this.partitionFiles = partitionFiles;
    this.openedAt = openedAt;
    this.clock = clock;
  }

  /** Records of the range that are in no file. */
  public long rejected() {
    return rejected;
  }

  /**
   * Adds a record to the file of its partition of the lake.
   *
   * @param schema of the record, the same for every record of the batch
   * @param encodedBytes its size in Kafka
   */
  public void add(
      String path, long offset, GenericRecord datum, VersionedSchema schema, int encodedBytes) {
    if (open.isEmpty()) {
      firstRecordTime = clock.newestMillis();
    }
    ParquetFile file = open.get(path);
    if (file == null) {
      file = partitionFiles.open(path, offset, schema.schema(), schema.id());
      open.put(path, file);
    }
    file.write(datum);
    records++;
    bytesSinceSizeCheck += encodedBytes;
    if (bytesSinceSizeCheck >= BYTES_PER_SIZE_CHECK) {
      bytesSinceSizeCheck = 0;
      largestFileBytes = open.values().stream().mapToLong(ParquetFile::bytes).max().orElse(0);
    }
  }

  /** Takes an offset whose record goes to no file. */
  public void reject() {
    records++;
    rejected++;
  }

  public BatchProgress progress() {
    return new BatchProgress(
        records,
        largestFileBytes,
        open.isEmpty() ? Duration.ZERO : Duration.ofMillis(clock.newestMillis() - firstRecordTime),
        openedAt);
  }

  /** Finishes every file; none is visible yet. The batch cannot be used afterwards. */
  public List<CommittedFile> finish() {
    List<CommittedFile> finished = new ArrayList<>();
    for (ParquetFile file : open.values()) {
      finished.add(file.finish());
    }
    return finished;
  }

  /** Gives up every file. */
  public void discard() {
    partitionFiles.discard(open.values());
  }
}
