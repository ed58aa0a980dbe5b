package io.clicklake.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.junit.jupiter.api.Test;

class ClicksTest {

  private static final int EVENTS = 30_000;
  private static final Instant MORNING = Instant.parse("2025-05-28T08:00:00Z");

  @Test
  void avroItselfReadsEveryClickToItsEnd() throws IOException {
    assertThat(read(new Clicks(1, Timeline.threeHoursInOrder(1_000)))).hasSize(1_000);
  }

  @Test
  void theShapeIsThatOfTheMeasurementsOfOthers() throws IOException {
    Clicks clicks = new Clicks(1, Timeline.threeHoursInOrder(EVENTS));
    long bytes = 0;
    for (int number = 0; number < EVENTS; number++) {
      bytes += clicks.avro(number).length;
    }
    assertThat((double) bytes / EVENTS).isBetween(330.0, 345.0);
    List<GenericRecord> records = read(clicks);
    assertThat(distinct(records, "event_id")).hasSize(EVENTS);
    assertThat(distinct(records, "event")).hasSize(6);
    assertThat(distinct(records, "session_id").size()).isBetween(14_000, 20_000);
    assertThat(distinct(records, "user_agent")).hasSize(40);
    assertThat(share(records, "referrer")).isBetween(0.48, 0.52);
    assertThat(share(records, "utm_source")).isBetween(0.31, 0.36);
    assertThat(records)
        .allSatisfy(
            record ->
                assertThat((java.util.Map<?, ?>) record.get("properties")).hasSizeBetween(2, 3));
  }

  @Test
  void eachHourIsAThirdOfTheClicksInOrder() throws IOException {
    List<Long> times =
        read(new Clicks(1, Timeline.threeHoursInOrder(EVENTS))).stream()
            .map(record -> (Long) record.get("event_time"))
            .toList();
    assertThat(times).isSorted();
    assertThat(times.get(0)).isEqualTo(MORNING.toEpochMilli());
    assertThat(times.get(EVENTS / 3)).isEqualTo(MORNING.plusSeconds(3_600).toEpochMilli());
    assertThat(times.get(EVENTS / 3 - 1)).isLessThan(MORNING.plusSeconds(3_600).toEpochMilli());
  }

  @Test
  void aTwentiethIsAnHourLateWhereSomeAreLate() throws IOException {
    List<GenericRecord> some = read(new Clicks(1, Timeline.threeHoursSomeLate(EVENTS)));
    List<GenericRecord> none = read(new Clicks(1, Timeline.threeHoursInOrder(EVENTS)));
    int late = 0;
    for (int i = 0; i < EVENTS; i++) {
      long behind = (Long) none.get(i).get("event_time") - (Long) some.get(i).get("event_time");
      assertThat(behind).isIn(0L, 3_600_000L);
      late += behind > 0 ? 1 : 0;
    }
    assertThat(late).isEqualTo(EVENTS / 20);
  }

  @Test
  void theSameSeedMakesTheSameBytesAndAnotherOthers() {
    Timeline timeline = Timeline.threeHoursInOrder(10);
    assertThat(new Clicks(5, timeline).avro(7)).isEqualTo(new Clicks(5, timeline).avro(7));
    assertThat(new Clicks(5, timeline).avro(7)).isNotEqualTo(new Clicks(6, timeline).avro(7));
  }

  @Test
  void aClickThatIsNoneOfThemIsRefused() {
    Clicks clicks = new Clicks(1, Timeline.threeHoursInOrder(10));
    assertThatThrownBy(() -> clicks.avro(10)).hasMessageContaining("no click 10");
    assertThatThrownBy(() -> Timeline.threeHoursInOrder(0)).hasMessageContaining("events is 0");
  }

  private static List<GenericRecord> read(Clicks clicks) throws IOException {
    GenericDatumReader<GenericRecord> reader = new GenericDatumReader<>(Clicks.SCHEMA);
    List<GenericRecord> records = new ArrayList<>();
    for (long number = 0; number < clicks.events(); number++) {
      BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(clicks.avro(number), null);
      records.add(reader.read(null, decoder));
      assertThat(decoder.isEnd()).isTrue();
    }
    return records;
  }

  private static Set<String> distinct(List<GenericRecord> records, String field) {
    Set<String> values = new HashSet<>();
    records.forEach(record -> values.add(String.valueOf(record.get(field))));
    return values;
  }

  private static double share(List<GenericRecord> records, String field) {
    return (double) records.stream().filter(record -> record.get(field) != null).count()
        / records.size();
  }
}
