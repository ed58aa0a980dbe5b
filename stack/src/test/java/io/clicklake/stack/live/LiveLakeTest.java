package io.clicklake.stack.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.clicklake.components.FreePorts;
import io.clicklake.stack.lake.LakeDirectory;
import io.clicklake.stack.lake.ParquetWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A lake on disk and nothing else: what can be seen is shown, what is away is told. */
@Timeout(120)
class LiveLakeTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private final Path bucket;
  private final LiveLake live;
  private final String hour =
      DateTimeFormatter.ofPattern("'year='yyyy/'month='MM/'day='dd/'hour='HH", Locale.ROOT)
          .withZone(ZoneOffset.UTC)
          .format(Instant.now());

  LiveLakeTest(@TempDir Path bucket) {
    this.bucket = bucket;
    this.live = new LiveLake(away(bucket), new IngestMeter(Clock.systemUTC()), Clock.systemUTC());
  }

  /** Parts of which nothing listens anywhere. */
  private static Surroundings away(Path bucket) {
    URI nowhere = URI.create("http://127.0.0.1:" + FreePorts.next());
    return new Surroundings(
        bucket,
        Broker.open("127.0.0.1:" + FreePorts.next()),
        nowhere,
        nowhere,
        nowhere,
        nowhere,
        List.of("clicklake-events"));
  }

  @AfterEach
  void close() {
    live.close();
  }

  private JsonNode awaited(Predicate<JsonNode> seen) {
    return await().atMost(PATIENCE).until(this::picture, seen);
  }

  private JsonNode picture() {
    try {
      return new ObjectMapper().readTree(live.picture());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void view(String name, int offset) throws Exception {
    String select =
        """
        SELECT 'e%d' AS event_id, 'page_view' AS event_type, now() AS event_time, now() AS received_at, 's%d' AS session_id,
               'http://127.0.0.1:8080/posts/a/' AS page_url, 'A post' AS page_title"""
            .formatted(offset, offset);
    Path file = ParquetWriter.write(new LakeDirectory(bucket), "clickstream", hour, name, select);
    Path record = bucket.resolve("topics/_commits/clickstream/0/%020d.json".formatted(offset));
    Files.createDirectories(record.getParent());
    Files.writeString(
        record,
        """
        {"version":1,"connector":"c","writer":"w","topic":"clickstream","partition":0,"first":%d,"next":%d,
         "rejected":0,"absent":0,"reason":"wall_clock","committedAt":"2025-05-28T14:00:05Z",
         "files":[{"key":"%s","id":"i","uploadId":"u","partTags":["t"],"rows":1,"bytes":%d,"path":"p","schemaId":1}]}"""
            .formatted(
                offset,
                offset + 1,
                bucket.relativize(file).toString().replace('\\', '/'),
                Files.size(file)));
  }

  @Test
  void whatIsAwayIsToldByNameAndTheLakeIsShownAllTheSame() throws Exception {
    view("clickstream+0+0000000000", 0);

    JsonNode picture =
        awaited(seen -> seen.path("answers").has("at") && seen.path("absent").size() == 5);

    assertThat(picture.path("absent").findValuesAsText("component"))
        .containsExactlyInAnyOrder("kafka", "lambda", "s3", "registry", "connect");
    assertThat(picture.path("kafka").path("trouble").asText()).contains("cannot read the ends");
    assertThat(picture.path("lake").path("rows").asLong()).isEqualTo(1);
    assertThat(picture.path("lake").path("hours").path(0).path("path").asText()).isEqualTo(hour);
    assertThat(picture.path("answers").path("posts").path(0).path("direct").asLong()).isEqualTo(1);
    assertThat(picture.path("answers").path("visitors")).hasSize(1);
  }

  @Test
  void theAnswerFollowsTheLakeAndIsNotSoughtAgainWhileNothingIsCommitted() throws Exception {
    view("clickstream+0+0000000000", 0);
    JsonNode first = awaited(seen -> seen.path("answers").path("posts").size() == 1);

    JsonNode later =
        awaited(
            seen ->
                seen.path("answers").path("at").asLong()
                    > first.path("answers").path("at").asLong() + 1_500);
    assertThat(later.path("answers").path("tookMillis"))
        .as("the same answer, looked at again")
        .isEqualTo(first.path("answers").path("tookMillis"));

    view("clickstream+0+0000000001", 1);
    awaited(seen -> seen.path("answers").path("posts").path(0).path("views").asLong() == 2);
  }

  @Test
  void aBrokenFileIsATroubleOfTheAnswerAlone() throws Exception {
    view("clickstream+0+0000000000", 0);
    awaited(seen -> seen.path("answers").has("at"));
    Files.writeString(
        bucket.resolve("topics/clickstream").resolve(hour).resolve("clickstream+0+x.parquet"),
        "no Parquet");

    JsonNode picture = awaited(seen -> seen.path("answers").has("trouble"));

    assertThat(picture.path("answers").path("posts")).as("the last answer stays").hasSize(1);
    assertThat(picture.path("lake").has("trouble")).isFalse();
  }

  @Test
  void closingEndsItsThreads() {
    picture();
    live.close();

    await()
        .atMost(PATIENCE)
        .until(
            () ->
                Thread.getAllStackTraces().keySet().stream()
                    .noneMatch(thread -> thread.getName().equals("live-lake")));
    assertThat(picture().path("at").asLong()).as("still answers").isPositive();
  }
}
