package io.clicklake.stack.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.clicklake.stack.question.PostViews;
import io.clicklake.stack.question.RejectionCount;
import io.clicklake.stack.traffic.TrafficPlan;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoReportTest {
  private static final String EIGHT = "topics/clickstream/year=2025/month=05/day=28/hour=08";
  private static final String ELEVEN =
      "topics/clickstream.rejected/year=2025/month=05/day=28/hour=11";

  private static DemoReport report(long rows) {
    return new DemoReport(
        new TrafficPlan(20_000, 3, Instant.parse("2025-05-28T08:00:00Z"), "run-of-test"),
        new Reconciliation(20_000, 19_799, 201, rows, 19_799, 201),
        List.of(
            new StepTimes.Step("start", Duration.ofMillis(6_123)),
            new StepTimes.Step("traffic", Duration.ofMillis(12_040))),
        List.of(new Partition(EIGHT, 6, rows, 412_003)),
        List.of(new Partition(ELEVEN, 1, 201, 9_001)),
        List.of(
            new PostViews("/posts/collecting/", "Collecting clicks", 1_200, 600, 300, 100, 50, 150),
            new PostViews("/posts/late/", "Late events", 90, 30, 20, 10, 0, 30)),
        List.of(
            new RejectionCount("invalid_field", 150, "x is \"left\", expected a number"),
            new RejectionCount("not_an_object", 51, "event is " + "text ".repeat(40))),
        Path.of("/lake/bucket"));
  }

  private static String shown(DemoReport report) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new Showing(new PrintStream(bytes, true, StandardCharsets.UTF_8)).show(report);
    return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
  }

  @Test
  void asJsonItHasTheFieldsThatOthersRead(@TempDir Path temp) throws Exception {
    Path file = temp.resolve("not/there/yet/report.json");

    report(19_799).writeTo(file);

    assertThat(new JsonMapper().readTree(file.toFile()))
        .isEqualTo(
            new JsonMapper()
                .readTree(
                    """
                    {"run": "run-of-test", "seed": 3, "sent": 20000, "accepted": 19799, "rejected": 201, "rows": 19799,
                     "distinctEventIds": 19799, "rejectedRows": 201, "exact": true,
                     "secondsPerStep": {"start": 6.12, "traffic": 12.04},
                     "partitions": [{"path": "%s", "files": 6, "rows": 19799, "bytes": 412003}],
                     "rejectedPartitions": [{"path": "%s", "files": 1, "rows": 201, "bytes": 9001}],
                     "lakeRoot": "/lake/bucket"}"""
                        .formatted(EIGHT, ELEVEN)));
  }

  @Test
  void shownItIsAlignedAndEndsWithTheSums() {
    assertThat(shown(report(19_799)))
        .isEqualTo(
            """

            Page views by post and referral channel
              post               views  search  social  newsletter  blogs  direct
              ─────────────────  ─────  ──────  ──────  ──────────  ─────  ──────
              Collecting clicks  1,200     600     300         100     50     150
              Late events           90      30      20          10      0      30
              all posts          1,290     630     320         110     50     180

            Partitions in /lake/bucket
              partition                                                      files    rows    bytes
              ─────────────────────────────────────────────────────────────  ─────  ──────  ───────
              topics/clickstream/year=2025/month=05/day=28/hour=08               6  19,799  412,003
              topics/clickstream.rejected/year=2025/month=05/day=28/hour=11      1     201    9,001

            Rejections by reason
              reason         events  for example
              ─────────────  ──────  ─────────────────────────────────────────────────────────────────────────────────────────
              invalid_field     150  x is "left", expected a number
              not_an_object      51  event is text text text text text text text text text text text text text text text text…

            Seconds per step
              step     seconds
              ───────  ───────
              start        6.1
              traffic     12.0

            Reconciliation
              ok   sent = accepted + rejected           20,000 = 19,799 + 201
              ok   accepted = rows = distinct event_id  19,799 = 19,799 = 19,799
              ok   rejected = rejected rows             201 = 201
            """);
  }

  @Test
  void aSumThatIsOffIsMarked() {
    assertThat(shown(report(19_850)))
        .contains("  OFF  accepted = rows = distinct event_id  19,799 ≠ 19,850 ≠ 19,799\n");
  }
}
