package io.clicklake.host.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clicklake.host.HostException;
import io.clicklake.host.kafka.TopicPlan.Present;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TopicPlanTest {

  private static final WantedTopic WANTED =
      new WantedTopic("clicks", 3, (short) 1, Map.of("retention.ms", "60000", "a", "b"));

  @Test
  void whatIsMissingIsMade() {
    assertThat(TopicPlan.of(List.of(WANTED), Map.of()))
        .isEqualTo(new TopicPlan(List.of(WANTED), Map.of(), Map.of()));
  }

  @Test
  void whatIsAsWantedIsLeftAlone() {
    Present same = new Present(3, Map.of("retention.ms", "60000", "a", "b", "other", "kept"));
    assertThat(TopicPlan.of(List.of(WANTED), Map.of("clicks", same, "another", same)))
        .isEqualTo(new TopicPlan(List.of(), Map.of(), Map.of()));
  }

  @Test
  void aTopicGrowsAndIsGivenOtherSettings() {
    Present small = new Present(1, Map.of("retention.ms", "1", "a", "b"));
    assertThat(TopicPlan.of(List.of(WANTED), Map.of("clicks", small)))
        .isEqualTo(
            new TopicPlan(
                List.of(), Map.of("clicks", 3), Map.of("clicks", Map.of("retention.ms", "60000"))));
  }

  @Test
  void aTopicNeverShrinks() {
    Present large = new Present(6, Map.of());
    assertThatThrownBy(() -> TopicPlan.of(List.of(WANTED), Map.of("clicks", large)))
        .isInstanceOf(HostException.class)
        .hasMessageContainingAll("clicks", "6", "3", "CLICKLAKE_PARTITIONS");
  }
}
