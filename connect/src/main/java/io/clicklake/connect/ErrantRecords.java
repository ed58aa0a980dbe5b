package io.clicklake.connect;

import io.clicklake.connect.decode.BadRecordException;
import io.clicklake.connect.partition.Rejections;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.ErrantRecordReporter;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTaskContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands bad records to Connect's error reporter ({@code errors.tolerance}, dead letter queue).
 * Without one a bad record ends the task. Used by one thread.
 */
final class ErrantRecords implements Rejections {

  private static final Logger LOG = LoggerFactory.getLogger(ErrantRecords.class);

  private final SinkTaskContext context;
  private @Nullable SinkRecord delivered;

  ErrantRecords(SinkTaskContext context) {
    this.context = context;
  }

  /** The record that a rejection during its delivery is about. */
  void delivering(SinkRecord next) {
    delivered = next;
  }

  @Override
  public Future<?> reject(long offset, BadRecordException cause) {
    ErrantRecordReporter reporter = context.errantRecordReporter();
    SinkRecord rejected = delivered;
    if (reporter == null || rejected == null) {
      throw new DataException(
          ("offset %d of %s cannot be written to the lake: %s. Mend the producer and skip the"
                  + " record, or set errors.tolerance=all and errors.deadletterqueue.topic.name")
              .formatted(
                  offset,
                  rejected == null ? "a partition" : S3SinkTask.source(rejected),
                  cause.getMessage()),
          cause);
    }
    LOG.warn(
        "record rejected partition={} offset={} cause={}",
        S3SinkTask.source(rejected),
        offset,
        cause.getMessage());
    Future<?> report = reporter.report(rejected, cause);
    return report == null ? CompletableFuture.completedFuture(null) : report;
  }
}
