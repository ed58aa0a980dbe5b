package io.clicklake.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.clicklake.tracker.browser.NeedsBrowser;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where sessions begin and end, where visitors come from and go to, how far they read. */
@NeedsBrowser
class TrackerVisitsTest extends OnPages {

  private static final String SIGN_OF_LIFE = "dispatchEvent(new Event('pointermove'))";

  @Test
  void aSessionIsOverAfterHalfAnHourWithoutASignOfLife() {
    browser.open(pages.page("idle", "<p>idle", HERE));
    awaitEvents("page_view", 1);
    goOn(Duration.ofMinutes(29));
    browser.run(SIGN_OF_LIFE);
    goOn(Duration.ofMinutes(31));
    browser.run(SIGN_OF_LIFE);
    awaitEvents("session_start", 2);
    awaitEvents("session_end", 1);
    awaitEvents("page_view", 2);
    assertThat(sessions("session_start")).doesNotHaveDuplicates();
    assertThat(sessions("session_end")).containsExactly(sessions("session_start").get(0));
    long ended = collector.events("session_end").get(0).required("event_time").asLong();
    long began = collector.events("session_start").get(1).required("event_time").asLong();
    assertThat(Duration.ofMillis(began - ended)).isGreaterThanOrEqualTo(Duration.ofMinutes(31));
  }

  @Test
  void aSessionIsOverAfterADayThoughItIsAlive() {
    browser.open(pages.page("long", "<p>long", HERE));
    awaitEvents("page_view", 1);
    for (int i = 0; i < 24 * 60 / 25; i++) {
      goOn(Duration.ofMinutes(25));
      browser.run(SIGN_OF_LIFE);
    }
    track("within");
    awaitEvents("within", 1);
    assertThat(collector.events("session_start")).hasSize(1);
    goOn(Duration.ofMinutes(25));
    browser.run(SIGN_OF_LIFE);
    awaitEvents("session_start", 2);
  }

  @Test
  void anotherCampaignBeginsAnotherSession() {
    String page = pages.page("campaign", "<p>campaign", HERE);
    browser.open(page + "?utm_source=a&utm_medium=mail");
    awaitEvents("page_view", 1);
    browser.open(page + "?utm_source=a&utm_medium=mail&again=1");
    awaitEvents("page_view", 2);
    assertThat(collector.events("session_start")).hasSize(1);
    assertThat(collector.events("referral_event")).hasSize(1);

    browser.open(page + "?utm_source=b");
    awaitEvents("session_start", 2);
    awaitEvents("referral_event", 2);
  }

  @Test
  void anotherSiteThatSendsAVisitorIsToldOnce() throws IOException {
    String page = pages.page("target", "<p>target", HERE);
    try (Pages other = new Pages(collector.endpoint())) {
      browser.open(other.bare("links", "<!doctype html><a id=a href='" + page + "'>a post</a>"));
      browser.run("document.getElementById('a').click()");
      awaitEvents("page_view", 1);
      awaitEvents("referral_event", 1);
      assertThat(collector.events("referral_event").get(0).required("referrer").asText())
          .isEqualTo(other.address(""));
      browser.driver().navigate().refresh();
      awaitEvents("page_view", 2);
      assertThat(collector.events("referral_event")).hasSize(1);
    }
  }

  @Test
  void linksToSitesFilesAndOtherTabsAreNavigation() {
    browser.open(
        pages.page(
            "links",
            "<a id=out href='https://elsewhere.example/x?y=1'>out</a>"
                + "<a id=file href=/paper.pdf download>file</a>"
                + "<a id=tab href=/tab>tab</a>"
                + "<a id=part href=#part>part</a>",
            HERE));
    awaitEvents("page_view", 1);
    // Behind the tracker's own listener: the links are told of, and not followed.
    browser.run(
        "for (const type of ['click', 'auxclick']) addEventListener(type, e => e.preventDefault());"
            + "for (const id of ['out', 'file', 'part']) document.getElementById(id).click();"
            + "document.getElementById('tab').dispatchEvent(new MouseEvent('auxclick',"
            + " {button: 1, bubbles: true, cancelable: true}));");
    awaitEvents("navigation", 3);
    assertThat(collector.events("navigation"))
        .extracting(event -> event.required("to_path").asText())
        .containsExactly("https://elsewhere.example/x?y=1", "/paper.pdf", "/tab");
    assertThat(collector.events("navigation"))
        .extracting(event -> event.required("from_path").asText())
        .containsOnly("/links");
  }

  @Test
  void scrollingIsToldInStepsAndTheDeepestPointAtTheEnd() {
    browser.open(pages.page("deep", "<div style='height:9000px'>deep</div>", HERE));
    awaitEvents("page_view", 1);
    // What happens in the first half second is the browser's own scrolling.
    await().atMost(PATIENCE).until(() -> number("return performance.now()") > 1_000);
    int told = 0;
    for (int depth : new int[] {26, 51, 52, 76, 94}) {
      browser.run(
          "scrollTo(0, arguments[0] / 100 * document.documentElement.scrollHeight - innerHeight)",
          depth);
      told += depth == 52 ? 0 : 1;
      awaitEvents("scroll_event", told);
    }
    browser.run("scrollTo(0, 0)");
    browser.open("about:blank");
    awaitEvents("scroll_event", told + 1);
    assertThat(collector.events("scroll_event"))
        .extracting(event -> event.required("scroll_percentage").asInt())
        .containsExactly(25, 50, 75, 90, 94);
  }

  private List<String> sessions(String type) {
    return collector.events(type).stream()
        .map((JsonNode event) -> event.required("session_id").asText())
        .toList();
  }
}
