package io.clicklake.connect.partitioner;

import io.clicklake.connect.decode.KafkaRecord;
import io.clicklake.connect.row.Row;
import java.time.Clock;
import java.util.List;

/** The time of day, which does not go back when the machine's clock does. */
final class WallclockTime implements TimeSource {

  private final Clock clock;
  private long newestMillis = EARLIEST;

  WallclockTime(Clock clock) {
    this.clock = clock;
  }

  @Override
  public boolean isRepeatable() {
    return false;
  }

  @Override
  public List<String> fields() {
    return List.of();
  }

  @Override
  public long epochMillis(KafkaRecord record, Row row, int firstField) {
    newestMillis = Math.max(newestMillis, clock.millis());
    return newestMillis;
  }
}
