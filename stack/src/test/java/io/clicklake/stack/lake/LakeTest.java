package io.clicklake.stack.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.clicklake.events.ClickEvent;
import io.clicklake.events.RejectedEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LakeTest {
  private static final String TWO_EVENTS =
      """
      SELECT 'e' || i AS event_id, 'page_view' AS event_type,
             TIMESTAMPTZ '2025-05-28 08:10:00+00' AS event_time, TIMESTAMPTZ '2025-05-28 08:10:01+00' AS received_at,
             MAP {'run': 'run-' || i} AS properties
      FROM range(2) r(i)""";
  private static final String EIGHT = "year=2025/month=05/day=28/hour=08";
  private static final String NINE = "year=2025/month=05/day=28/hour=09";

  private final Path temp;

  LakeTest(@TempDir Path temp) {
    this.temp = temp;
  }

  private LakeDirectory lake() {
    return new LakeDirectory(temp.resolve("bucket"));
  }

  private static List<List<String>> texts(Lake lake, String sql) {
    return lake.rows(sql, List.of()).stream()
        .map(row -> row.stream().map(JsonNode::asText).toList())
        .toList();
  }

  private static List<String> columns(Schema schema) {
    List<String> columns =
        new ArrayList<>(schema.getFields().stream().map(Schema.Field::name).toList());
    columns.addAll(List.of("year", "month", "day", "hour"));
    return columns;
  }

  private static List<String> described(Lake lake, String view) {
    return texts(lake, "DESCRIBE " + view).stream().map(row -> row.get(0)).toList();
  }

  @Test
  void anEmptyLakeHasEmptyViewsWithTheContractsColumns() {
    try (Lake lake = Lake.open(lake())) {
      assertThat(described(lake, "click_events")).isEqualTo(columns(ClickEvent.getClassSchema()));
      assertThat(described(lake, "rejected_events"))
          .isEqualTo(columns(RejectedEvent.getClassSchema()));
      assertThat(texts(lake, "SELECT count(*) FROM click_events")).isEqualTo(List.of(List.of("0")));
    }
  }

  @Test
  void aFilledLakeHasTheSameColumnsAndTypesAsAnEmptyOne() throws Exception {
    List<List<String>> empty;
    try (Lake lake = Lake.open(lake())) {
      empty = texts(lake, "SELECT column_name, column_type FROM (DESCRIBE click_events)");
    }
    ParquetWriter.write(lake(), "clickstream", EIGHT, "clickstream+0+0000000000", TWO_EVENTS);

    try (Lake lake = Lake.open(lake())) {
      assertThat(texts(lake, "SELECT column_name, column_type FROM (DESCRIBE click_events)"))
          .isEqualTo(empty);
    }
  }

  @Test
  void partitionColumnsAreNumbers() throws Exception {
    ParquetWriter.write(lake(), "clickstream", EIGHT, "clickstream+0+0000000000", TWO_EVENTS);
    ParquetWriter.write(lake(), "clickstream", NINE, "clickstream+0+0000000002", TWO_EVENTS);

    try (Lake lake = Lake.open(lake())) {
      assertThat(
              texts(
                  lake,
                  "SELECT year, month, day, hour, count(*) FROM click_events"
                      + " WHERE hour = 8 GROUP BY ALL"))
          .isEqualTo(List.of(List.of("2025", "5", "28", "8", "2")));
    }
  }

  @Test
  void filesOfDifferentVersionsAreReadByColumnName() throws Exception {
    ParquetWriter.write(lake(), "clickstream", EIGHT, "clickstream+0+0000000000", TWO_EVENTS);
    ParquetWriter.write(
        lake(),
        "clickstream",
        NINE,
        "clickstream+0+0000000002",
        "SELECT 'later' AS a_newer_field, 'e9' AS event_id");

    try (Lake lake = Lake.open(lake())) {
      assertThat(texts(lake, "SELECT event_id, a_newer_field FROM click_events ORDER BY event_id"))
          .isEqualTo(List.of(List.of("e0", "null"), List.of("e1", "null"), List.of("e9", "later")));
    }
  }

  @Test
  void timesAreInstantsInUtcAndPropertiesAnObject() throws Exception {
    ParquetWriter.write(lake(), "clickstream", EIGHT, "clickstream+0+0000000000", TWO_EVENTS);

    try (Lake lake = Lake.open(lake())) {
      assertThat(
              texts(
                  lake,
                  "SELECT event_time, event_time::VARCHAR, properties['run'], extract(hour FROM"
                      + " event_time) FROM click_events LIMIT 1"))
          .isEqualTo(
              List.of(List.of("2025-05-28T08:10:00Z", "2025-05-28 08:10:00+00", "run-0", "8")));
      assertThat(lake.rows("SELECT properties FROM click_events LIMIT 1", List.of()).get(0).get(0))
          .hasToString("{\"run\":\"run-0\"}");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"with space", "it's", "[brackets]", "st*r", "que?tion"})
  void aDirectoryOfAnyNameIsReadAsItIs(String name) throws Exception {
    LakeDirectory lake = new LakeDirectory(temp.resolve(name));
    ParquetWriter.write(lake, "clickstream", EIGHT, "clickstream+0+0000000000", TWO_EVENTS);

    try (Lake open = Lake.open(lake)) {
      assertThat(texts(open, "SELECT count(*) FROM click_events")).isEqualTo(List.of(List.of("2")));
    }
  }

  @Test
  void filesTellTheRowsAskedForAndTheirSize() throws Exception {
    Path first =
        ParquetWriter.write(lake(), "clickstream", EIGHT, "clickstream+0+0000000000", TWO_EVENTS);
    ParquetWriter.write(
        lake(), "clickstream", NINE, "clickstream+0+0000000002", TWO_EVENTS + " WHERE i = 0");

    try (Lake lake = Lake.open(lake())) {
      assertThat(lake.files(LakeView.CLICK_EVENTS, "properties['run'] = ?", List.of("run-1")))
          .containsExactly(new LakeFile(first, 1, Files.size(first)));
      assertThat(lake.files(LakeView.REJECTED_EVENTS, "true", List.of())).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT * FROM read_csv('/etc/hostname')",
        "SELECT * FROM read_parquet('http://127.0.0.1:1/x.parquet')",
        "INSTALL httpfs",
        "SET enable_external_access = true"
      })
  void nothingOutsideTheLakeCanBeReached(String sql) {
    try (Lake lake = Lake.open(lake())) {
      assertThatThrownBy(() -> lake.rows(sql, List.of())).isInstanceOf(QueryFailedException.class);
    }
  }

  @Test
  void aQueryThatFailsSaysWhatDuckDbSaysAndLeavesTheLakeUsable() {
    try (Lake lake = Lake.open(lake())) {
      assertThatThrownBy(() -> lake.rows("SELECT nothing FROM click_events", List.of()))
          .isInstanceOf(QueryFailedException.class)
          .hasMessageContaining("\"nothing\" not found");
      assertThat(texts(lake, "SELECT 1")).isEqualTo(List.of(List.of("1")));
    }
  }

  @Test
  void aFileThatIsNotParquetIsNamed() throws Exception {
    Path hour = lake().root().resolve("topics/clickstream").resolve(EIGHT);
    Files.createDirectories(hour);
    Files.writeString(hour.resolve("clickstream+0+0000000000.zstd.parquet"), "not Parquet at all");

    assertThatThrownBy(() -> Lake.open(lake()).close())
        .isInstanceOf(QueryFailedException.class)
        .hasMessageContaining("clickstream+0+0000000000.zstd.parquet");
  }
}
