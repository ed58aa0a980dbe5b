package io.clicklake.stack.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.clicklake.connect.commit.CommitRecord;
import io.clicklake.connect.commit.CommittedFile;
import io.clicklake.stack.lake.CommitHead;
import io.clicklake.stack.lake.LakeHour;
import io.clicklake.stack.question.PostViews;
import io.clicklake.stack.question.RejectionCount;
import io.clicklake.stack.question.VisitorEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class PictureTest {
  private static final Instant NOW = Instant.ofEpochMilli(10_000);
  private static final TopicPartition FIRST = new TopicPartition("clickstream", 0);
  private static final TopicPartition SECOND = new TopicPartition("clickstream", 1);
  private static final IngestMeter.Counts COUNTS =
      new IngestMeter.Counts(
          Instant.ofEpochMilli(1_000), 7, 2, new long[] {0, 7}, new long[] {2, 0});

  private static <T> Seen<T> seen(T value) {
    return Seen.found(value, Instant.ofEpochMilli(9_000), Duration.ofMillis(12));
  }

  private static SortedMap<TopicPartition, Long> ends(Map<TopicPartition, Long> ends) {
    SortedMap<TopicPartition, Long> sorted = new TreeMap<>(CommitHead.ORDER);
    sorted.putAll(ends);
    return sorted;
  }

  private static LakeStand stand(TopicPartition partition, long next) {
    CommittedFile file =
        new CommittedFile(
            "k", "i", "u", List.of("t"), next, 900, "year=2025", 1, List.of(1), 0, next - 1);
    CommitRecord record =
        new CommitRecord(
            "c",
            "w",
            partition.topic(),
            partition.partition(),
            0,
            next,
            0,
            0,
            "wall_clock",
            Instant.ofEpochMilli(8_000),
            List.of(file),
            List.of());
    SortedMap<TopicPartition, CommitHead> heads = new TreeMap<>(CommitHead.ORDER);
    heads.put(partition, new CommitHead(0, next, record));
    return new LakeStand(heads, List.of(new LakeHour("year=2025/month=05/day=28/hour=14", 1, 900)));
  }

  private static JsonNode json(
      Seen<SortedMap<TopicPartition, Long>> ends,
      Seen<LakeStand> stand,
      Seen<LakeAnswers> answers,
      Seen<List<Absence>> absences) {
    return new Picture(NOW, COUNTS, ends, stand, answers, absences).toJson();
  }

  private static JsonNode parsed(String json) throws Exception {
    return new ObjectMapper().readTree(json);
  }

  @Test
  void beforeTheFirstLookOnlyTheEndpointIsKnown() throws Exception {
    assertThat(
            json(Seen.nothingYet(), Seen.nothingYet(), Seen.nothingYet(), Seen.nothingYet())
                .toString())
        .isEqualTo(
            parsed(
                    """
                    {"at":10000,
                     "ingest":{"since":1000,"accepted":7,"rejected":2,"acceptedBySecond":[0,7],"rejectedBySecond":[2,0]},
                     "absent":[],"kafka":{},"partitions":[],"lake":{},"answers":{}}""")
                .toString());
  }

  @Test
  void whatKafkaHasAndNoCommitCoversWaits() throws Exception {
    JsonNode picture =
        json(
            seen(ends(Map.of(FIRST, 120L, SECOND, 30L))),
            seen(stand(FIRST, 100)),
            Seen.nothingYet(),
            Seen.nothingYet());

    assertThat(picture.path("partitions").toString())
        .isEqualTo(
            parsed(
                    """
                    [{"topic":"clickstream","partition":0,"inLake":100,"committedAt":8000,"reason":"wall_clock",
                      "end":120,"waiting":20},
                     {"topic":"clickstream","partition":1,"inLake":0,"end":30,"waiting":30}]""")
                .toString());
    assertThat(picture.path("lake").toString())
        .isEqualTo(
            parsed(
                    """
                    {"at":9000,"rows":100,"rejectedRows":0,"files":1,"bytes":900,
                     "hours":[{"path":"year=2025/month=05/day=28/hour=14","files":1,"bytes":900}]}""")
                .toString());
  }

  @Test
  void aLakeThatWasSeenLaterThanKafkaMovesItsEnd() {
    JsonNode row =
        json(
                seen(ends(Map.of(FIRST, 60L))),
                seen(stand(FIRST, 100)),
                Seen.nothingYet(),
                Seen.nothingYet())
            .path("partitions")
            .path(0);

    assertThat(row.path("end").asLong()).isEqualTo(100);
    assertThat(row.path("waiting").asLong(-1)).isZero();
  }

  @Test
  void whileKafkaIsAwayItsLastEndsStayAndTheTroubleIsTold() {
    JsonNode known =
        json(
            seen(ends(Map.of(FIRST, 120L))).failed("no answer"),
            seen(stand(FIRST, 100)),
            Seen.nothingYet(),
            seen(List.of(new Absence("s3", "no answer at :9000"))));

    assertThat(known.path("kafka").toString()).isEqualTo("{\"at\":9000,\"trouble\":\"no answer\"}");
    assertThat(known.path("absent").toString())
        .isEqualTo(
            "[{\"component\":\"kafka\",\"what\":\"no answer\"},"
                + "{\"component\":\"s3\",\"what\":\"no answer at :9000\"}]");
    assertThat(known.path("partitions").path(0).path("end").asLong()).isEqualTo(120);
  }

  @Test
  void aPartitionWhoseEndNobodyKnowsHasNone() {
    JsonNode row =
        json(Seen.nothingYet(), seen(stand(FIRST, 100)), Seen.nothingYet(), Seen.nothingYet())
            .path("partitions")
            .path(0);

    assertThat(row.has("end")).isFalse();
    assertThat(row.has("waiting")).isFalse();
    assertThat(row.path("inLake").asLong()).isEqualTo(100);
  }

  @Test
  void answersOfTheLakeAreToldWhole() throws Exception {
    LakeAnswers answers =
        new LakeAnswers(
            new LakeAnswers.Asked(Instant.ofEpochMilli(3_600_000), stand(FIRST, 100)),
            Duration.ofMillis(84),
            List.of(new PostViews("/posts/a/", "A post", 15, 5, 4, 3, 2, 1)),
            List.of(new RejectionCount("invalid_field", 2, "x is \"left\"")),
            List.of(
                new VisitorEvent(
                    "e",
                    "click_event",
                    "s",
                    Instant.ofEpochMilli(5_000),
                    "A post",
                    "next-post",
                    Duration.ofMillis(4_100))));

    assertThat(
            json(Seen.nothingYet(), Seen.nothingYet(), seen(answers), Seen.nothingYet())
                .path("answers")
                .toString())
        .isEqualTo(
            parsed(
                    """
                    {"at":9000,"since":3600000,"tookMillis":84,
                     "posts":[{"path":"/posts/a/","post":"A post","views":15,
                               "search":5,"social":4,"newsletter":3,"blogs":2,"direct":1}],
                     "rejections":[{"reason":"invalid_field","events":2,"example":"x is \\"left\\""}],
                     "visitors":[{"id":"e","type":"click_event","session":"s","receivedAt":5000,"page":"A post",
                                  "detail":"next-post","onItsWayMillis":4100}]}""")
                .toString());
  }
}
