package io.clicklake.connect.partitioner;

import io.clicklake.connect.decode.KafkaRecord;
import io.clicklake.connect.row.Row;
import java.util.List;
import java.util.OptionalLong;

/** One partition of the lake per span of time. */
final class TimePartitioner implements Partitioner {

  private final TimeSource time;
  private final BucketPaths paths;

  TimePartitioner(TimeSource time, BucketPaths paths) {
    this.time = time;
    this.paths = paths;
  }

  @Override
  public List<String> fields() {
    return time.fields();
  }

  @Override
  public long epochMillis(KafkaRecord record, Row row) {
    return time.epochMillis(record, row, 0);
  }

  @Override
  public boolean isRepeatable() {
    return time.isRepeatable();
  }

  @Override
  public OptionalLong endMillis(long epochMillis) {
    return OptionalLong.of(paths.endOf(epochMillis));
  }

  @Override
  public String path(KafkaRecord record, Row row, long epochMillis) {
    return paths.of(epochMillis);
  }
}
