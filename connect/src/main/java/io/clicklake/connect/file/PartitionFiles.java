package io.clicklake.connect.file;

import io.clicklake.connect.commit.CommittedFile;
import io.clicklake.connect.store.StoreRefusedException;
import io.clicklake.connect.store.StoreUnavailableException;
import java.util.Collection;
import java.util.List;
import org.apache.avro.Schema;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the Parquet files of one topic-partition, and discards them. Used by one thread. */
public final class PartitionFiles {

  private static final Logger LOG = LoggerFactory.getLogger(PartitionFiles.class);

  private final PartUploads uploads;
  private final ParquetSettings settings;
  private final String topicsDirectory;
  private final String topic;
  private final int partition;

  public PartitionFiles(
      PartUploads uploads,
      ParquetSettings settings,
      String topicsDirectory,
      String topic,
      int partition) {
    this.uploads = uploads;
    this.settings = settings;
    this.topicsDirectory = topicsDirectory;
    this.topic = topic;
    this.partition = partition;
  }

  /** A file whose first record has this offset. */
  public ParquetFile open(String path, long firstOffset, Schema schema, int schemaId) {
    String key =
        PartitionPath.key(
            topicsDirectory, topic, path, partition, firstOffset, settings.compression());
    return new ParquetFile(uploads, settings, key, path, schema, schemaId);
  }

  /** A file in the place of one that was lost. */
  public ParquetFile again(CommittedFile lost, Schema schema) {
    return new ParquetFile(uploads, settings, lost.key(), lost.path(), schema, lost.schemaId());
  }

  /** Gives up open files; uploads that cannot be aborted now are left to the bucket's lifecycle. */
  public void discard(Collection<ParquetFile> open) {
    abortAll(open.stream().map(file -> (Runnable) file::discard).toList());
  }

  /** Gives up finished files that no commit record refers to. */
  public void abort(Collection<CommittedFile> finished) {
    abortAll(
        finished.stream()
            .map(file -> (Runnable) () -> uploads.abort(file.key(), file.uploadId()))
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
