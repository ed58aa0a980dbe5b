package io.clicklake.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.clicklake.tracker.browser.NeedsBrowser;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.WindowType;

/** What the tracker does where storage, connections or other tabs are not as one would wish. */
@NeedsBrowser
class TrackerDeliversTest extends OnPages {

  private static final int MAX_BODY_BYTES = 60_000;
  private static final int MAX_EVENTS = 100;
  private static final int MAX_KEPT_CHARACTERS = 256_000;

  @Test
  void aPageThatIsRenderedAheadIsViewedOnceItIsShown() {
    pages.page("ahead", "<p>ahead", HERE);
    browser.open(
        pages.page(
            "now",
            "<a id=a href=/ahead>ahead</a><script type=speculationrules>"
                + "{\"prerender\": [{\"urls\": [\"/ahead\"], \"eagerness\": \"immediate\"}]}</script>",
            HERE));
    awaitEvents("page_view", 1);
    await().atMost(PATIENCE).until(() -> pages.served("ahead") == 1);
    track("still here");
    awaitEvents("still here", 1);
    assertThat(collector.events("page_view")).hasSize(1);

    browser.run("document.getElementById('a').click()");
    awaitEvents("page_view", 2);
    assertThat(
            browser.run("return performance.getEntriesByType('navigation')[0].activationStart > 0"))
        .as("the page was rendered ahead")
        .isEqualTo(true);
    assertThat(pages.served("ahead")).isEqualTo(1);
    assertThat(collector.events("session_start")).hasSize(1);
  }

  @Test
  void oneTabSendsAtATime() {
    String first = browser.driver().getWindowHandle();
    browser.open(pages.page("first", "<p>first", HERE));
    awaitEvents("page_view", 1);
    CompletableFuture<Void> answer = collector.hesitate();
    track("mine");
    await().atMost(PATIENCE).until(() -> sent("mine") == 1);
    browser.driver().switchTo().newWindow(WindowType.TAB);
    browser.open(pages.page("second", "<p>second", HERE));
    track("yours");
    goOn(Duration.ofSeconds(6));
    int before = collector.requests().size();
    await().atMost(PATIENCE).until(() -> number("return performance.now()") > 3_000);
    assertThat(collector.requests()).hasSize(before);
    assertThat(sent("yours")).isZero();

    answer.complete(null);
    awaitEvents("yours", 1);
    awaitEvents("page_view", 2);
    await().atMost(PATIENCE).until(() -> kept() == 0);
    browser.driver().close();
    browser.driver().switchTo().window(first);
    assertEachOnce("session_start", "page_view", "mine", "yours");
    assertThat(
            collector.events("session_start").stream()
                .map(event -> event.required("session_id").asText())
                .distinct())
        .hasSize(2);
  }

  @Test
  void whatAnotherTabMadeIsLeftToItForAWhile() {
    String page = pages.page("heir", "<p>heir", HERE);
    browser.open(pages.bare("silent", "<!doctype html>"));
    browser.run(
        """
        const id = Date.now().toString(16).padStart(12, '0').replace(/.{8}/, '$&-')
            + '-7000-8000-000000000000';
        localStorage['clicklake ' + arguments[0] + ' ' + id] = JSON.stringify({
            event_id: id, event_type: 'theirs', session_id: id});
        """,
        collector.endpoint());
    browser.open(page);
    awaitEvents("page_view", 1);
    await().atMost(PATIENCE).until(() -> kept() == 1);
    assertThat(sent("theirs")).isZero();

    goOn(Duration.ofSeconds(10));
    awaitEvents("theirs", 1);
  }

  @Test
  void whereStorageIsDeniedEventsGoFromMemory() {
    String page = pages.page("denied", "<p>denied", HERE);
    pages.restrict("denied", "sandbox allow-scripts");
    browser.open(page);
    assertThat(browser.run("try { return localStorage.length } catch (e) { return e.name }"))
        .isEqualTo("SecurityError");
    awaitEvents("page_view", 1);
    collector.answerWith(503);
    track("again");
    await().atMost(PATIENCE).until(() -> sent("again") == 1);
    collector.answerWith(202);
    awaitEvents("again", 1);
    track("last");
    browser.open("about:blank");
    awaitEvents("last", 1);
    awaitEvents("session_end", 1);
    assertEachOnce("session_start", "page_view", "again", "last", "session_end");
  }

  @Test
  void whereStorageIsFullEventsGoFromMemory() {
    browser.open(
        pages.bare(
            "full",
            "<!doctype html><script>for (let text = 'x'.repeat(1 << 20); text; ) {"
                + "try { localStorage['filling ' + localStorage.length + text.length] = text }"
                + "catch (full) { text = text.slice(0, text.length / 2) } }</script>"
                + "<script defer src=/clicklake.js data-localhost data-endpoint='"
                + collector.endpoint()
                + "'></script>"));
    track("beyond");
    awaitEvents("page_view", 1);
    awaitEvents("beyond", 1);
    assertThat(kept()).isZero();
    track("last");
    browser.open("about:blank");
    awaitEvents("last", 1);
    awaitEvents("session_end", 1);
  }

  @Test
  void aDroppedConnectionIsTriedAgain() {
    collector.reachable(false);
    browser.open(pages.page("dropped", "<p>dropped", HERE));
    await().atMost(PATIENCE).until(() -> sent("page_view") > 0);
    assertThat(collector.events()).isEmpty();
    collector.reachable(true);
    awaitEvents("page_view", 1);
    await().atMost(PATIENCE).until(() -> kept() == 0);
    assertEachOnce("session_start", "page_view");
  }

  @Test
  void nobodyCountsOnAConnectionThatHangs() {
    browser.open(pages.page("hanging", "<p>hanging", HERE));
    awaitEvents("page_view", 1);
    CompletableFuture<Void> answer = collector.hesitate();
    track("lost");
    await().atMost(PATIENCE).until(() -> sent("lost") == 1);
    goOn(Duration.ofSeconds(6));
    browser.open("about:blank");
    collector.hesitate().complete(null);
    browser.open(pages.address("hanging"));
    await().atMost(PATIENCE).until(() -> sent("lost") == 2);
    answer.complete(null);
    await().atMost(PATIENCE).until(() -> kept() == 0);
    assertThat(
            collector.events("lost").stream().map(event -> event.required("event_id")).distinct())
        .hasSize(1);
  }

  @Test
  void manyEventsGoInPortionsAndTheOldestGiveWay() {
    collector.answerWith(503);
    browser.open(pages.page("many", "<p>many", HERE));
    await().atMost(PATIENCE).until(() -> !collector.requests().isEmpty());
    browser.run(
        "for (let n = 1; n <= 1500; n++) clicklake.track('one', {n});"
            + "clicklake.track('wide', {text: '\\u20ac'.repeat(4000), more: '\\u20ac'.repeat(4000)});"
            + "clicklake.track('huge', Object.fromEntries("
            + "[...Array(9)].map((_, i) => ['p' + i, 'x'.repeat(4000)])))");
    collector.answerWith(202);
    await().atMost(PATIENCE).until(() -> kept() == 0);

    List<Integer> numbers =
        collector.events("one").stream()
            .map(event -> event.required("properties").required("n").asInt())
            .toList();
    assertThat(numbers).isSorted().doesNotHaveDuplicates().endsWith(1500).doesNotContain(1);
    assertThat(collector.events("wide")).hasSize(1);
    JsonNode huge = collector.events("huge").get(0).required("properties");
    assertThat(huge.required("oversize").asInt()).isGreaterThan(36_000);
    assertThat(collector.events().stream().mapToInt(event -> event.toString().length()).sum())
        .isBetween(MAX_KEPT_CHARACTERS - 20_000, MAX_KEPT_CHARACTERS + 20_000);
    assertThat(collector.requests())
        .allSatisfy(
            request -> {
              assertThat(request.bytes()).isLessThanOrEqualTo(MAX_BODY_BYTES);
              assertThat(request.body().required("events")).hasSizeLessThanOrEqualTo(MAX_EVENTS);
            });
  }

  /** How often an event of this name was sent, whatever the answer. */
  private long sent(String name) {
    return collector.requests().stream()
        .flatMap(request -> request.body().required("events").valueStream())
        .filter(event -> event.required("event_type").asText().equals(name))
        .count();
  }

  private void assertEachOnce(String... names) {
    assertThat(collector.events().stream().map(event -> event.required("event_id")))
        .doesNotHaveDuplicates();
    assertThat(collector.events().stream().map(event -> event.required("event_type").asText()))
        .contains(names);
  }
}
