package io.clicklake.connect.file;

import io.clicklake.connect.commit.CommittedFile;
import io.clicklake.connect.partitioner.FileNames;
import io.clicklake.connect.store.StoreRefusedException;
import io.clicklake.connect.store.StoreUnavailableException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.avro.Schema;
import org.apache.parquet.column.ParquetProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the Parquet files of one topic-partition, and discards them. Used by one thread. */
public final class PartitionFiles {

  private static final Logger LOG = LoggerFactory.getLogger(PartitionFiles.class);

  private final TaskFiles shared;
  private final ParquetProperties properties;
  private final FileNames names;
  private final String topic;
  private final int partition;
  private final Supplier<UUID> ids;

  /**
   * Makes one.
   *
   * @param ids unique to each file
   */
  public PartitionFiles(
      TaskFiles shared, FileNames names, String topic, int partition, Supplier<UUID> ids) {
    this.shared = shared;
    this.properties = shared.settings().properties();
    this.names = names;
    this.topic = topic;
    this.partition = partition;
    this.ids = ids;
  }

  /** A file whose first record has this offset. */
  public ParquetFile open(String path, long firstOffset, Schema schema, int schemaId) {
    String extension = shared.settings().compression().extension() + ".parquet";
    String key = names.key(topic, path, partition, firstOffset, extension);
    return file(key, path, schema, schemaId, firstOffset);
  }

  /** A file in the place of one that was lost. */
  public ParquetFile again(CommittedFile lost, Schema schema) {
    return file(lost.key(), lost.path(), schema, lost.schemaId(), lost.firstOffset());
  }

  private ParquetFile file(String key, String path, Schema schema, int schemaId, long firstOffset) {
    Map<String, String> origin = new LinkedHashMap<>();
    origin.put("clicklake.topic", topic);
    origin.put("clicklake.partition", Integer.toString(partition));
    origin.put("clicklake.firstOffset", Long.toString(firstOffset));
    return new ParquetFile(shared, properties, ids.get(), key, path, schema, schemaId, origin);
  }

  /** Gives up open files; uploads that cannot be aborted now are left to the bucket's lifecycle. */
  public void discard(Collection<ParquetFile> open) {
    abortAll(open.stream().map(file -> (Runnable) file::discard).toList());
  }

  /** Gives up finished files that no commit record refers to. */
  public void abort(Collection<CommittedFile> finished) {
    abortAll(
        finished.stream()
            .map(file -> (Runnable) () -> shared.uploads().abort(file.key(), file.uploadId()))
            .toList());
  }

  /** Stops at the first failure: in an outage each call costs its whole timeout. */
  private void abortAll(List<Runnable> aborts) {
    try {
      aborts.forEach(Runnable::run);
    } catch (StoreUnavailableException | StoreRefusedException e) {
      LOG.warn(
          "uploads not aborted; a lifecycle rule for incomplete uploads removes them"
              + " topic={} partition={} uploads={} cause={}",
          topic,
          partition,
          aborts.size(),
          e.getMessage());
    }
  }
}
