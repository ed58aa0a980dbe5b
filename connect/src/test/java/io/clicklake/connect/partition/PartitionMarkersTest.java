package io.clicklake.connect.partition;

import static org.assertj.core.api.Assertions.assertThat;

import io.clicklake.connect.commit.UnmarkedPath;
import io.clicklake.connect.partitioner.Partitioner;
import io.clicklake.connect.partitioner.Partitioning;
import io.clicklake.connect.partitioner.PathFormat;
import io.clicklake.connect.partitioner.RecordTime;
import io.clicklake.connect.store.InMemoryObjectStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class PartitionMarkersTest {

  private static final long TWO = Instant.parse("2025-05-28T14:00:00Z").toEpochMilli();
  private static final long HOUR = Duration.ofHours(1).toMillis();

  private final InMemoryObjectStore store = new InMemoryObjectStore();
  private final PartitionMarkers markers = markers(store);

  private static PartitionMarkers markers(InMemoryObjectStore store) {
    return markers(store, ZoneOffset.UTC, Duration.ofMinutes(10));
  }

  private static PartitionMarkers markers(
      InMemoryObjectStore store, ZoneId zone, Duration lateness) {
    Partitioner hourly =
        new Partitioning(
                new Partitioning.ByTime(
                    PathFormat.HOURLY, Duration.ofHours(1), Locale.ENGLISH, zone),
                new RecordTime.KafkaTimestamp())
            .partitioner(0, 800, Clock.systemUTC());
    return new PartitionMarkers(store, hourly, "topics/clicks", "_SUCCESS", 3, lateness);
  }

  private static OptionalLong at(long millis) {
    return OptionalLong.of(millis);
  }

  @Test
  void anHourIsMarkedOnceRecordTimeHasPassedItByTheLateness() {
    markers.touch("hour=14", TWO);
    markers.touch("hour=15", TWO + HOUR);
    markers.mark(at(TWO + HOUR + Duration.ofMinutes(10).toMillis() - 1));
    assertThat(store.keys("")).isEmpty();
    markers.mark(at(TWO + HOUR + Duration.ofMinutes(10).toMillis()));
    assertThat(store.keys("")).containsExactly("topics/clicks/hour=14/_SUCCESS-3");
    assertThat(markers.unmarked()).containsExactly(new UnmarkedPath("hour=15", TWO + 2 * HOUR));
  }

  @Test
  void anHourThatComesTwiceIsMarkedBehindItsSecondTime() {
    PartitionMarkers berlin = markers(store, ZoneId.of("Europe/Berlin"), Duration.ofHours(2));
    berlin.touch("hour=02", Instant.parse("2025-10-26T00:30:00Z").toEpochMilli());
    berlin.mark(at(Instant.parse("2025-10-26T03:59:59.999Z").toEpochMilli()));
    assertThat(store.keys("")).isEmpty();
    berlin.mark(at(Instant.parse("2025-10-26T04:00:00Z").toEpochMilli()));
    assertThat(store.keys("")).containsExactly("topics/clicks/hour=02/_SUCCESS-3");
  }

  @Test
  void whatIsNotMarkedSurvivesARestart() {
    markers.touch("hour=14", TWO);
    List<UnmarkedPath> recorded = markers.unmarked();
    PartitionMarkers next = markers(store);
    next.restart(recorded);
    next.mark(OptionalLong.empty());
    assertThat(store.keys("")).isEmpty();
    next.mark(at(TWO + 2 * HOUR));
    next.restart(recorded);
    next.mark(at(TWO + 2 * HOUR));
    assertThat(store.keys("")).containsExactly("topics/clicks/hour=14/_SUCCESS-3");
  }

  @Test
  void aRestartForgetsWhatWasTakenAndNotCommitted() {
    markers.touch("hour=14", TWO);
    markers.restart(List.of());
    assertThat(markers.unmarked()).isEmpty();
  }
}
