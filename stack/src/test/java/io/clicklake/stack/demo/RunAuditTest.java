package io.clicklake.stack.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.clicklake.stack.lake.Lake;
import io.clicklake.stack.lake.LakeDirectory;
import io.clicklake.stack.lake.ParquetWriter;
import io.clicklake.stack.question.PostViews;
import io.clicklake.stack.question.RejectionCount;
import io.clicklake.stack.traffic.BlogTraffic;
import io.clicklake.stack.traffic.Tally;
import io.clicklake.stack.traffic.TrafficEvent;
import io.clicklake.stack.traffic.TrafficPlan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Traffic laid into a lake by DuckDB, and what the audit finds there. */
class RunAuditTest {
  private static final Tally TALLY = new Tally(2_000, 1_985, 15, 0);
  private static final TrafficPlan RUN = plan("run-under-audit");
  private static final TrafficPlan OTHER_RUN = plan("another-run");

  private final Path temp;
  private final LakeDirectory lake;

  RunAuditTest(@TempDir Path temp) {
    this.temp = temp;
    this.lake = new LakeDirectory(temp.resolve("bucket"));
  }

  private static TrafficPlan plan(String run) {
    return new TrafficPlan(2_000, 5, Instant.parse("2025-05-28T08:00:00Z"), run);
  }

  private static List<TrafficEvent> sound(TrafficPlan plan) {
    List<TrafficEvent> events = new ArrayList<>();
    new BlogTraffic(plan).forEachRemaining(events::add);
    events.removeIf(event -> event.malformation().isPresent());
    return events;
  }

  private void store(TrafficPlan plan, int partition) throws Exception {
    Map<String, List<TrafficEvent>> hours =
        sound(plan).stream()
            .collect(
                Collectors.groupingBy(
                    event -> event.time().toString().substring(11, 13),
                    TreeMap::new,
                    Collectors.toList()));
    for (Map.Entry<String, List<TrafficEvent>> hour : hours.entrySet()) {
      store("hour=" + hour.getKey(), partition, hour.getValue());
    }
  }

  private void store(String hour, int partition, List<TrafficEvent> events) throws Exception {
    Path lines = temp.resolve("events.json");
    Files.writeString(
        lines, events.stream().map(TrafficEvent::json).collect(Collectors.joining("\n")));
    ParquetWriter.write(
        lake,
        "clickstream",
        "year=2025/month=05/day=28/" + hour,
        "clickstream+" + partition + "+0000000000",
        """
        SELECT * FROM read_json('%s', format = 'newline_delimited', columns = {event_id: 'VARCHAR',
          event_type: 'VARCHAR', event_time: 'TIMESTAMPTZ', session_id: 'VARCHAR', page_title: 'VARCHAR',
          page_path: 'VARCHAR', page_url: 'VARCHAR',
          referrer: 'VARCHAR', utm_medium: 'VARCHAR', properties: 'MAP(VARCHAR, VARCHAR)'})"""
            .formatted(lines.toString().replace("'", "''")));
  }

  private void reject(int events, String payload, String name) throws Exception {
    ParquetWriter.write(
        lake,
        "clickstream.rejected",
        "year=2025/month=05/day=28/hour=11",
        name,
        "SELECT 'invalid_field' AS reason, 'x is \"left\"' AS message, '%s' AS payload FROM range(%d)"
            .formatted(payload, events));
  }

  private Reconciliation reconciled() {
    try (Lake open = Lake.open(lake)) {
      return new RunAudit(open, RUN.run()).reconcile(TALLY);
    }
  }

  @Test
  void onlyTheRunsOwnRowsCount() throws Exception {
    store(RUN, 0);
    store(OTHER_RUN, 1);
    reject(15, "{\"properties\":{\"run\":\"run-under-audit\"}}", "a");
    reject(4, "{\"properties\":{\"run\":\"another-run\"}}", "b");

    int rows = sound(RUN).size();
    assertThat(reconciled()).isEqualTo(new Reconciliation(2_000, 1_985, 15, rows, rows, 15));
  }

  @Test
  void rowsThatAreThereTwiceAreSeen() throws Exception {
    store(RUN, 0);
    store(RUN, 1);

    Reconciliation sums = reconciled();

    assertThat(sums.rows()).isEqualTo(2 * sums.distinctEventIds());
    assertThat(sums.exact()).isFalse();
  }

  @Test
  void anEmptyLakeHasNothingOfTheRun() {
    assertThat(reconciled()).isEqualTo(new Reconciliation(2_000, 1_985, 15, 0, 0, 0));
  }

  @Test
  void partitionsAreTheHoursWithTheRunsFilesRowsAndBytes() throws Exception {
    store(RUN, 0);
    store(OTHER_RUN, 1);

    try (Lake open = Lake.open(lake)) {
      List<Partition> partitions = new RunAudit(open, RUN.run()).partitions();

      assertThat(partitions.stream().map(Partition::path))
          .containsExactly(
              "topics/clickstream/year=2025/month=05/day=28/hour=08",
              "topics/clickstream/year=2025/month=05/day=28/hour=09",
              "topics/clickstream/year=2025/month=05/day=28/hour=10");
      assertThat(partitions).allSatisfy(hour -> assertThat(hour.files()).isEqualTo(1));
      assertThat(partitions.stream().mapToLong(Partition::rows).sum()).isEqualTo(sound(RUN).size());
      assertThat(partitions.get(0).bytes())
          .isEqualTo(
              Files.size(
                  lake.root()
                      .resolve(partitions.get(0).path())
                      .resolve("clickstream+0+0000000000.zstd.parquet")));
    }
  }

  @Test
  void rejectionsAreCountedByReason() throws Exception {
    reject(15, "of run-under-audit", "a");
    reject(4, "of another-run", "b");

    try (Lake open = Lake.open(lake)) {
      assertThat(new RunAudit(open, RUN.run()).rejectionsByReason())
          .containsExactly(new RejectionCount("invalid_field", 15, "x is \"left\""));
    }
  }

  @Test
  void postsByChannelAgreeWithACountOfTheEventsThemselves() throws Exception {
    store(RUN, 0);
    store(OTHER_RUN, 1);
    Map<String, String> channels = new TreeMap<>();
    List<JsonNode> views = new ArrayList<>();
    for (TrafficEvent event : sound(RUN)) {
      JsonNode json = new JsonMapper().readTree(event.json());
      String type = json.path("event_type").asText();
      channels.merge(json.path("session_id").asText(), channelOf(json), RunAuditTest::known);
      if (type.equals("page_view")) {
        views.add(json);
      }
    }
    Map<String, Map<String, Integer>> expected = new TreeMap<>();
    for (JsonNode view : views) {
      expected
          .computeIfAbsent(view.path("page_title").asText(), title -> new TreeMap<>())
          .merge(channels.getOrDefault(view.path("session_id").asText(), ""), 1, Integer::sum);
    }

    try (Lake open = Lake.open(lake)) {
      List<PostViews> posts = new RunAudit(open, RUN.run()).postsByChannel();

      assertThat(posts).hasSameSizeAs(expected.keySet());
      assertThat(posts.stream().mapToLong(PostViews::views).sum()).isEqualTo(views.size());
      for (PostViews post : posts) {
        Map<String, Integer> counts = expected.getOrDefault(post.post(), Map.of());
        assertThat(
                List.of(
                    post.search(), post.social(), post.newsletter(), post.blogs(), post.direct()))
            .as(post.post())
            .isEqualTo(
                List.of("search", "social", "newsletter", "blogs", "direct").stream()
                    .map(channel -> (long) counts.getOrDefault(channel, 0))
                    .toList());
      }
    }
  }

  private static String channelOf(JsonNode event) {
    String referrer = event.path("referrer").asText();
    if (event.path("utm_medium").asText().equals("email")) {
      return "newsletter";
    } else if (referrer.matches(".*(reddit|linkedin|ycombinator).*")) {
      return "social";
    } else if (referrer.matches(".*(google|bing|duckduckgo|naver).*")) {
      return "search";
    } else if (referrer.isEmpty() || referrer.startsWith("https://blog.example")) {
      return "direct";
    } else {
      return "blogs";
    }
  }

  private static String known(String one, String other) {
    return one.equals("direct") ? other : one;
  }
}
