package io.clicklake.stack.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.clicklake.components.Distribution;
import io.clicklake.components.FreePorts;
import io.clicklake.components.RunningComponent;
import io.clicklake.components.S3Server;
import io.clicklake.stack.InHome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyCommandTest extends InHome {

  private static final String KEY =
      "topics/clickstream/year=2025/month=05/day=28/hour=14/clickstream+0+0000000000.parquet";

  VerifyCommandTest(@TempDir Path home) {
    super(home);
  }

  private int verify(String... arguments) {
    return run(new VerifyCommand(), arguments);
  }

  private Path localLake() {
    return home.resolve(".clicklake/s3/buckets/clicklake");
  }

  /** One commit of three rows that another writer of Parquet wrote. */
  private static void write(Path bucket) throws Exception {
    Path file = bucket.resolve(KEY);
    Files.createDirectories(file.getParent());
    try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duckdb.createStatement()) {
      statement.execute("COPY (SELECT range AS seq FROM range(3)) TO '" + file + "'");
    }
    Path record = bucket.resolve("topics/_commits/clickstream/0/00000000000000000000.json");
    Files.createDirectories(record.getParent());
    Files.writeString(
        record,
        """
        {"version":1,"connector":"clicks","writer":"w","topic":"clickstream","partition":0,
         "first":0,"next":5,"rejected":1,"absent":1,"reason":"records",
         "committedAt":"2025-05-28T14:00:05Z",
         "files":[{"key":"%s","id":"id","uploadId":"up","partTags":["tag"],"rows":3,
                   "bytes":%d,"path":"p","schemaId":5}]}
        """
            .formatted(KEY, Files.size(file)));
  }

  @Test
  void aSoundLakeIsATableAndExitsWith0() throws Exception {
    write(localLake());
    assertThat(verify()).isZero();
    assertThat(written())
        .isEqualTo(
            """
            topic        partition  records  offsets  files  rows  rejected  absent  state
            ───────────  ─────────  ───────  ───────  ─────  ────  ────────  ──────  ─────
            clickstream          0        1   [0, 5)      1     3         1       1  sound
            """);
  }

  @Test
  void whatIsOffIsToldWithItsKeyAndExitsWith1() throws Exception {
    write(localLake());
    Files.copy(localLake().resolve(KEY), localLake().resolve(KEY.replace("+0+", "+0+9")));
    assertThat(verify("--topic", "clickstream")).isEqualTo(1);
    assertThat(written())
        .contains("1 finding")
        .contains("file unlisted: " + KEY.replace("+0+", "+0+9"))
        .contains("  expected  a record that lists it")
        .contains("  found     no record");
  }

  @Test
  void whatIsInFlightIsOffOnlyWhenStrict() throws Exception {
    write(localLake());
    Files.delete(localLake().resolve(KEY));
    assertThat(verify()).isZero();
    assertThat(written()).contains("in flight").contains("file in flight: " + KEY);
    assertThat(verify("--strict")).isEqualTo(1);
  }

  @Test
  void aReportForProgramsIsJson() throws Exception {
    write(localLake());
    Files.write(localLake().resolve(KEY), new byte[4]);
    assertThat(verify("--json")).isEqualTo(1);
    JsonNode report = new ObjectMapper().readTree(written());
    assertThat(report.path("sound").asBoolean(true)).isFalse();
    JsonNode partition = report.path("partitions").path(0);
    assertThat(partition.path("next").asLong()).isEqualTo(5);
    assertThat(partition.path("findings").findValuesAsText("kind"))
        .containsExactly("file_unreadable", "file_size");
    assertThat(partition.path("findings").path(0).path("key").asText()).isEqualTo(KEY);
  }

  @Test
  void anEmptyLakeIsSoundAndATopicThatIsNotThereIsNot() {
    assertThat(verify()).isZero();
    assertThat(written()).contains("no topic under topics/ in " + localLake());
    assertThat(verify("--topic", "nowhere")).isEqualTo(1);
    assertThat(errors()).contains("no commit log of [nowhere]");
  }

  @Test
  void wrongUsageExitsWith2() {
    assertThat(verify("--endpoint", "http://127.0.0.1:1")).isEqualTo(2);
    assertThat(verify("--bucket", "lake", "--endpoint", "nowhere")).isEqualTo(2);
    assertThat(errors()).contains("--bucket").contains("--endpoint is nowhere");
  }

  @Test
  void aBucketIsCheckedThroughS3(@TempDir Path state) throws Exception {
    leaveHome();
    S3Server s3 =
        new S3Server(Distribution.fromSystemProperty(), state, FreePorts.next(), List.of("lake"));
    System.setProperty("aws.accessKeyId", s3.accessKey());
    System.setProperty("aws.secretAccessKey", s3.secretKey());
    try (RunningComponent unused = RunningComponent.start(s3, Duration.ofSeconds(30))) {
      String endpoint = s3.endpoint().toString();
      write(s3.bucketDirectory("lake"));
      assertThat(verify("--bucket", "lake", "--endpoint", endpoint)).isZero();
      assertThat(written()).contains("sound");

      Files.delete(s3.bucketDirectory("lake").resolve(KEY));
      Files.write(s3.bucketDirectory("lake").resolve(KEY + ".parquet"), new byte[0]);
      assertThat(verify("--bucket", "lake", "--endpoint", endpoint)).isEqualTo(1);
      assertThat(written()).contains("file in flight: " + KEY).contains("file unlisted");

      assertThat(verify("--bucket", "nowhere", "--endpoint", endpoint)).isEqualTo(1);
      assertThat(errors()).contains("bucket nowhere");
    } finally {
      System.clearProperty("aws.accessKeyId");
      System.clearProperty("aws.secretAccessKey");
    }
  }
}
