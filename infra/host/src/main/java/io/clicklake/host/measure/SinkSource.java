package io.clicklake.host.measure;

import io.clicklake.host.kafka.Position;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;

/** How far the sink is behind, and what it has committed since it was looked at before. */
final class SinkSource implements Source {

  private final Supplier<Map<String, Position>> positions;
  private Map<String, Position> before = Map.of();

  /**
   * A source that has not been looked at.
   *
   * @param positions asks for where the sink is, by partition
   */
  SinkSource(Supplier<Map<String, Position>> positions) {
    this.positions = positions;
  }

  @Override
  public Map<Metric, Double> read() {
    Map<String, Position> now = positions.get();
    Map<Metric, Double> numbers = new EnumMap<>(Metric.class);
    numbers.put(
        Metric.CONSUMER_LAG, (double) now.values().stream().mapToLong(Position::behind).sum());
    if (!before.isEmpty()) {
      long committed = 0;
      for (Map.Entry<String, Position> partition : now.entrySet()) {
        Position earlier = before.get(partition.getKey());
        committed += earlier == null ? 0 : committed(earlier, partition.getValue());
      }
      numbers.put(Metric.RECORDS_COMMITTED, (double) committed);
    }
    before = now;
    return numbers;
  }

  /** A group that was set back has committed nothing. */
  private static long committed(Position earlier, Position now) {
    long from = earlier.committed().orElse(earlier.first());
    return Math.max(0, now.committed().orElse(from) - from);
  }
}
