package io.clicklake.stack.question;

import static org.assertj.core.api.Assertions.assertThat;

import io.clicklake.stack.lake.Lake;
import io.clicklake.stack.lake.LakeBounds;
import io.clicklake.stack.lake.LakeDirectory;
import io.clicklake.stack.lake.ParquetWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Questions about the hours of a lake; those about a run are in the tests of the demo. */
class QuestionsTest {
  private static final String TEN = "year=2025/month=05/day=28/hour=10";
  private static final String ELEVEN = "year=2025/month=05/day=28/hour=11";
  private static final Scope ALL = Scope.since(Instant.parse("2025-01-01T00:00:00Z"));

  private final LakeDirectory lake;

  QuestionsTest(@TempDir Path bucket) {
    this.lake = new LakeDirectory(bucket);
  }

  private <T> T ask(Scope scope, Function<Questions, T> question) {
    try (Lake open = Lake.open(lake, new LakeBounds(1, 128))) {
      return question.apply(new Questions(open, scope));
    }
  }

  private List<VisitorEvent> visitorEvents(int atMost) {
    return ask(ALL, questions -> questions.visitorEvents(atMost));
  }

  private Path events(String hour, String name, String rows) throws Exception {
    return ParquetWriter.write(
        lake,
        "clickstream",
        hour,
        name,
        "SELECT * FROM (VALUES "
            + rows
            + ") AS e(event_id, event_type, event_time, received_at, session_id, page_url, page_title, referrer,"
            + " utm_medium, element_id, scroll_percentage, engaged_ms)");
  }

  private static String event(
      String type, String session, String url, String referrer, String medium) {
    return "('%s', '%s', TIMESTAMPTZ '2025-05-28 10:00:00+00', TIMESTAMPTZ '2025-05-28 10:00:01+00', '%s', '%s', 'A post', %s, %s, NULL, NULL::DOUBLE, NULL::BIGINT)"
        .formatted(session + type, type, session, url, referrer, medium);
  }

  @ParameterizedTest(name = "{0} {1} {2} is {3}")
  @CsvSource(
      nullValues = "none",
      value = {
        "http://127.0.0.1:8080/posts/a/, none, none, direct",
        "http://127.0.0.1:8080/posts/a/, http://127.0.0.1:8080/, none, direct",
        "http://127.0.0.1:8080/posts/a/, http://127.0.0.1:9000/, none, blogs",
        "http://localhost:8080/posts/a/, https://www.google.com/, none, search",
        "http://127.0.0.1:8080/posts/a/?utm_medium=email, none, email, newsletter",
        "https://blog.example/posts/a/, https://blog.example/, none, direct",
        "https://blog.example/posts/a/, https://www.reddit.com/r/x, none, social",
        "https://blog.example/posts/a/, android-app://com.example, none, direct",
      })
  void theChannelIsThatOfTheCampaignOrOfThePageOutsideTheSite(
      String url, String referrer, String medium, String channel) throws Exception {
    events(TEN, "a", event("page_view", "s1", url, quoted(referrer), quoted(medium)));

    PostViews post = ask(ALL, Questions::postsByChannel).get(0);

    assertThat(post.path()).isEqualTo("/posts/a/");
    assertThat(post)
        .isEqualTo(
            new PostViews(
                "/posts/a/",
                "A post",
                1,
                channel.equals("search") ? 1 : 0,
                channel.equals("social") ? 1 : 0,
                channel.equals("newsletter") ? 1 : 0,
                channel.equals("blogs") ? 1 : 0,
                channel.equals("direct") ? 1 : 0));
  }

  private static String quoted(@Nullable String text) {
    return text == null ? "NULL" : "'" + text + "'";
  }

  @Test
  void onlyViewsOfPostsCount() throws Exception {
    events(
        TEN,
        "a",
        String.join(
            ", ",
            event("page_view", "s1", "https://blog.example/", "NULL", "NULL"),
            event("click_event", "s1", "https://blog.example/posts/a/", "NULL", "NULL")));

    assertThat(ask(ALL, Questions::postsByChannel)).isEmpty();
  }

  @Test
  void hoursBeforeTheScopeAreLeftOut() throws Exception {
    events(TEN, "a", event("page_view", "s1", "https://blog.example/posts/a/", "NULL", "NULL"));
    events(ELEVEN, "b", event("page_view", "s2", "https://blog.example/posts/b/", "NULL", "NULL"));

    Scope sinceEleven = Scope.since(Instant.parse("2025-05-28T11:59:59Z"));

    assertThat(ask(sinceEleven, Questions::postsByChannel))
        .extracting(PostViews::path)
        .containsExactly("/posts/b/");
  }

  @Test
  void aLakeWithoutFilesAnswersWithNothing() {
    assertThat(ask(ALL, Questions::postsByChannel)).isEmpty();
    assertThat(ask(ALL, Questions::rejectionsByReason)).isEmpty();
    assertThat(visitorEvents(5)).isEmpty();
  }

  @Test
  void visitorsOfThisMachineAreToldNewestFirstWithTheTimeUntilTheirFileWasThere() throws Exception {
    Path file =
        events(
            TEN,
            "a",
            String.join(
                ", ",
                event("page_view", "s1", "http://127.0.0.1:8080/", "NULL", "NULL"),
                event("page_view", "s2", "https://blog.example/posts/a/", "NULL", "NULL"),
                "('e3', 'click_event', TIMESTAMPTZ '2025-05-28 10:00:02+00', TIMESTAMPTZ '2025-05-28 10:00:03+00',"
                    + " 's1', 'http://localhost:8080/posts/a/', 'A post', NULL, NULL, 'next-post', NULL, NULL)",
                "('e4', 'scroll_event', TIMESTAMPTZ '2025-05-28 10:00:02+00', TIMESTAMPTZ '2025-05-28 10:00:02+00',"
                    + " 's1', 'http://localhost:8080/posts/a/', 'A post', NULL, NULL, NULL, 74.6, NULL)",
                "('e5', 'time_on_page', TIMESTAMPTZ '2025-05-28 10:00:02+00', TIMESTAMPTZ '2025-05-28 10:00:01.5+00',"
                    + " NULL, 'http://localhost:8080/posts/a/', NULL, NULL, NULL, NULL, NULL, 12345)"));
    Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2025-05-28T10:00:06Z")));

    assertThat(visitorEvents(3))
        .containsExactly(
            new VisitorEvent(
                "e3",
                "click_event",
                "s1",
                Instant.parse("2025-05-28T10:00:03Z"),
                "A post",
                "next-post",
                Duration.ofSeconds(3)),
            new VisitorEvent(
                "e4",
                "scroll_event",
                "s1",
                Instant.parse("2025-05-28T10:00:02Z"),
                "A post",
                "75 %",
                Duration.ofSeconds(4)),
            new VisitorEvent(
                "e5",
                "time_on_page",
                "",
                Instant.parse("2025-05-28T10:00:01.500Z"),
                "",
                "12 s",
                Duration.ofMillis(4_500)));
  }

  @Test
  void rejectionsAreCountedByReasonTheMostFrequentFirst() throws Exception {
    ParquetWriter.write(
        lake,
        "clickstream.rejected",
        TEN,
        "r",
        "SELECT * FROM (VALUES ('invalid_field', 'b', ''), ('invalid_field', 'a', ''), ('missing_field', 'c', ''))"
            + " AS r(reason, message, payload)");

    assertThat(ask(ALL, Questions::rejectionsByReason))
        .isEqualTo(
            List.of(
                new RejectionCount("invalid_field", 2, "a"),
                new RejectionCount("missing_field", 1, "c")));
  }
}
