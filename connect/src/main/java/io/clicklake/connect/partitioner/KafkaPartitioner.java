package io.clicklake.connect.partitioner;

import io.clicklake.connect.decode.KafkaRecord;
import io.clicklake.connect.row.Row;
import java.util.List;

/** One partition of the lake per Kafka partition: {@code partition=0}. */
final class KafkaPartitioner implements Partitioner {

  private final String path;
  private final TimeSource time;

  KafkaPartitioner(int partition, TimeSource time) {
    this.path = "partition=" + partition;
    this.time = time;
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
  public String path(KafkaRecord record, Row row, long epochMillis) {
    return path;
  }
}
