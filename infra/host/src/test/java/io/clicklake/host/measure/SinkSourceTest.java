package io.clicklake.host.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.clicklake.host.kafka.Position;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class SinkSourceTest {

  private final Deque<Map<String, Position>> looks = new ArrayDeque<>();
  private final SinkSource source = new SinkSource(looks::removeFirst);

  @Test
  void whatWasCommittedIsKnownFromTheSecondLookOn() {
    looks.addAll(
        List.of(
            Map.of("a-0", at(0, 10), "a-1", new Position(4, 9, OptionalLong.empty())),
            Map.of("a-0", at(6, 12), "a-1", at(7, 9)),
            Map.of("a-0", at(6, 12), "a-1", at(7, 9))));
    assertThat(source.read()).isEqualTo(Map.of(Metric.CONSUMER_LAG, 15.0));
    assertThat(source.read())
        .isEqualTo(Map.of(Metric.CONSUMER_LAG, 8.0, Metric.RECORDS_COMMITTED, 9.0));
    assertThat(source.read())
        .isEqualTo(Map.of(Metric.CONSUMER_LAG, 8.0, Metric.RECORDS_COMMITTED, 0.0));
  }

  @Test
  void aGroupThatWasSetBackAndAPartitionThatIsNewHaveCommittedNothing() {
    looks.addAll(List.of(Map.of("a-0", at(8, 10)), Map.of("a-0", at(2, 10), "a-1", at(3, 3))));
    source.read();
    assertThat(source.read()).containsEntry(Metric.RECORDS_COMMITTED, 0.0);
  }

  private static Position at(long committed, long end) {
    return new Position(0, end, OptionalLong.of(committed));
  }
}
