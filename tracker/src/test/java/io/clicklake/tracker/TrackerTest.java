package io.clicklake.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.clicklake.tracker.browser.NeedsBrowser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@NeedsBrowser
class TrackerTest extends OnPages {

  private static final String TALL = "<div style='height:5000px'>tall</div>";

  @Test
  void aVisitIsToldFromItsCampaignToItsEnd() {
    String post =
        pages.page(
            "post",
            "<button id=b data-log-click=buy data-log-share=mastodon>share</button>"
                + "<form data-log-comment=p7 onsubmit='return false'><button id=c>say</button></form>"
                + TALL,
            HERE);
    browser.open(post + "?utm_source=news#part");
    awaitEvents("page_view", 1);
    browser.run("document.getElementById('b').click()");
    browser.run("document.getElementById('c').click()");
    browser.run("clicklake.track('signup', {plan: 'pro'})");
    browser.run("history.pushState({}, '', '/next')");
    awaitEvents("page_view", 2);
    browser.open("about:blank");
    awaitEvents("session_end", 1);

    List<String> types =
        collector.events().stream().map(e -> e.required("event_type").asText()).distinct().toList();
    assertThat(types)
        .startsWith("session_start", "referral_event", "page_view")
        .contains(
            "click_event",
            "share_event",
            "comment_submit",
            "signup",
            "navigation",
            "time_on_page",
            "scroll_event")
        .doesNotContain("bounce_event");
    assertThat(collector.events())
        .allSatisfy(
            event -> {
              UUID id = UUID.fromString(event.required("event_id").asText());
              assertThat(id.version()).isEqualTo(7);
              assertThat(id.variant()).isEqualTo(2);
            })
        .extracting(event -> event.required("session_id").asText())
        .containsOnly(collector.events().get(0).required("session_id").asText());
    assertThat(collector.events().stream().map(e -> e.required("event_id")).distinct())
        .hasSameSizeAs(collector.events());
    assertThat(only("share_event").required("platform").asText()).isEqualTo("mastodon");
    assertThat(only("comment_submit").required("post_id").asText()).isEqualTo("p7");
    assertThat(only("signup").required("properties").required("plan").asText()).isEqualTo("pro");
    assertThat(only("navigation").required("from_path").asText()).isEqualTo("/post");
    assertThat(only("navigation").required("to_path").asText()).isEqualTo("/next");
    assertThat(collector.events("page_view").get(0).required("page_url").asText())
        .isEqualTo(post + "?utm_source=news");
    assertThat(collector.requests())
        .allSatisfy(
            request -> {
              assertThat(request.method()).isEqualTo("POST");
              assertThat(request.contentType()).startsWith("text/plain");
              assertThat(request.body().required("is_bot").asBoolean()).isTrue();
            });
  }

  @Test
  void aShortPageIsReadToItsEndAndAQuickVisitIsABounce() {
    browser.open(pages.page("short", "<p>short", HERE));
    awaitEvents("page_view", 1);
    browser.open("about:blank");
    awaitEvents("session_end", 1);
    assertThat(only("scroll_event").required("scroll_percentage").asDouble()).isEqualTo(100);
    assertThat(only("time_on_page").required("engaged_ms").asLong()).isPositive();
    assertThat(collector.events("bounce_event")).hasSize(1);
  }

  @Test
  void theNextPageOfTheSiteGoesOnWithTheSession() {
    pages.page("two", TALL, HERE);
    browser.open(pages.page("one", "<a id=a href=/two>two</a>", HERE));
    awaitEvents("page_view", 1);
    browser.run("document.getElementById('a').click()");
    awaitEvents("page_view", 2);
    awaitEvents("time_on_page", 1);
    assertThat(collector.events("session_start")).hasSize(1);
    assertThat(collector.events("session_end")).isEmpty();
    assertThat(only("navigation").required("to_path").asText()).isEqualTo("/two");
  }

  @Test
  void anOverloadedCollectorGetsEverythingLater() {
    collector.answerWith(503);
    browser.open(pages.page("busy", TALL, HERE));
    await().atMost(PATIENCE).until(() -> !collector.requests().isEmpty());
    browser.run("clicklake.track('later')");
    collector.answerWith(202);
    awaitEvents("later", 1);
    assertThat(collector.events("page_view")).hasSize(1);
    assertThat(collector.requests().get(0).body().required("events").get(0).required("event_id"))
        .isEqualTo(collector.events().get(0).required("event_id"));
  }

  @Test
  void whatTheCollectorRefusesIsNotSentAgain() {
    collector.answerWith(400);
    browser.open(pages.page("refused", TALL, HERE));
    await().atMost(PATIENCE).until(() -> !collector.requests().isEmpty());
    await().atMost(PATIENCE).until(() -> kept() == 0);
    collector.answerWith(202);
    browser.run("clicklake.track('next')");
    awaitEvents("next", 1);
    assertThat(collector.events("page_view")).isEmpty();
  }

  @Test
  void aStrictPolicyWithANonceIsEnough() {
    String page = pages.page("strict", "<p>strict", HERE);
    pages.restrict(
        "strict", "default-src 'none'; script-src 'nonce-n0'; connect-src " + collector.endpoint());
    browser.open(page);
    awaitEvents("page_view", 1);
  }

  @Test
  void globalPrivacyControlIsHonouredAndNothingIsStored() {
    Object added =
        browser
            .command(
                "Page.addScriptToEvaluateOnNewDocument",
                Map.of(
                    "source",
                    "Object.defineProperty(navigator, 'globalPrivacyControl', {value: true})"))
            .get("identifier");
    try {
      browser.open(pages.page("private", TALL, HERE));
      assertSilent();
    } finally {
      browser.command(
          "Page.removeScriptToEvaluateOnNewDocument", Map.of("identifier", String.valueOf(added)));
    }
  }

  @Test
  void doNotTrackIsHonouredWhereTheSiteSaysSo() {
    Object added =
        browser
            .command(
                "Page.addScriptToEvaluateOnNewDocument",
                Map.of("source", "Object.defineProperty(navigator, 'doNotTrack', {value: '1'})"))
            .get("identifier");
    try {
      browser.open(pages.page("respected", TALL, HERE + " data-respect-dnt"));
      assertSilent();
      browser.open(pages.page("ignored", TALL, HERE));
      awaitEvents("page_view", 1);
    } finally {
      browser.command(
          "Page.removeScriptToEvaluateOnNewDocument", Map.of("identifier", String.valueOf(added)));
    }
  }

  @Test
  void aSessionThatTheSampleLeavesOutSendsNothing() {
    browser.open(pages.page("left-out", TALL, HERE + " data-sample=0"));
    browser.run("clicklake.track('silence')");
    assertThat(kept()).isZero();
    browser.open("about:blank");
    assertThat(collector.requests()).isEmpty();
  }

  @Test
  void theModuleStartsByInit() {
    browser.open(
        pages.bare(
            "module",
            "<!doctype html><script type=module>"
                + "import {init, track} from '/clicklake.mjs';"
                + "init({endpoint: '"
                + collector.endpoint()
                + "', localhost: true}); track('imported');</script>"));
    awaitEvents("page_view", 1);
    awaitEvents("imported", 1);
  }

  @Test
  void vitalsAreToldOnceWhenThePageIsLeft() {
    browser.open(
        pages.bare(
            "vital",
            "<!doctype html><script defer src=/clicklake-vitals.js></script>"
                + "<script defer src=/clicklake.js data-localhost data-endpoint='"
                + collector.endpoint()
                + "'></script>"
                + TALL));
    awaitEvents("page_view", 1);
    browser.open("about:blank");
    awaitEvents("web_vitals", 1);
    JsonNode vitals = only("web_vitals").required("properties");
    assertThat(vitals.required("lcp").asLong()).isPositive();
    assertThat(vitals.required("ttfb").asLong()).isNotNegative();
    assertThat(vitals.required("cls").asDouble()).isNotNegative();
    assertThat(vitals.required("inp").asLong()).isNotNegative();
  }

  @Test
  void pagesOfThisComputerAreSilentUnlessAsked() {
    browser.open(pages.page("local", TALL, ""));
    assertSilent();
  }

  @Test
  void whereConsentIsRequiredItBeginsAndEndsRecording() {
    browser.open(pages.page("asking", TALL, HERE + " data-require-opt-in"));
    assertSilent();
    browser.run("clicklake.optIn()");
    awaitEvents("page_view", 1);
    browser.run("clicklake.track('mine'); clicklake.optOut(); clicklake.track('never')");
    assertThat(kept()).isZero();
    browser.open("about:blank");
    browser.open(pages.address("asking"));
    assertThat(kept()).isZero();
    assertThat(collector.events("mine")).isEmpty();
    assertThat(collector.events("never")).isEmpty();
  }

  @Test
  void whatHappensWithoutANetworkArrivesWhenItIsBack() {
    browser.open(pages.page("train", TALL, HERE));
    awaitEvents("page_view", 1);
    network(true);
    browser.run("clicklake.track('tunnel')");
    await()
        .atMost(PATIENCE)
        .until(() -> Boolean.TRUE.equals(browser.run("return !navigator.onLine")) && kept() == 1);
    network(false);
    awaitEvents("tunnel", 1);
  }

  @Test
  void aPageFromTheBrowsersCacheIsViewedAgain() {
    pages.page("forth", TALL, HERE);
    browser.open(pages.page("back", TALL, HERE));
    awaitEvents("page_view", 1);
    browser.run("addEventListener('pageshow', e => document.title = 'cached ' + e.persisted)");
    browser.open(pages.address("forth"));
    awaitEvents("page_view", 2);
    browser.driver().navigate().back();
    awaitEvents("page_view", 3);
    assertThat(browser.driver().getTitle()).isEqualTo("cached true");
    assertThat(collector.events("session_start")).hasSize(1);
  }

  @Test
  void theIncludeForJekyllSurvivesACompressingLayout() throws IOException {
    String include;
    try (InputStream file =
        TrackerTest.class.getResourceAsStream("/META-INF/resources/_includes/clicklake.html")) {
      include = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
    }
    String compressed =
        include
            .replaceAll("\\{%- if site\\.clicklake\\.localhost %}(.*?)\\{% endif %}", "$1")
            .replaceAll("(?s)\\{%- if site\\.clicklake\\.vitals -%}.*?\\{%- endif -%}", "")
            .replaceAll("\\{%- if site\\.clicklake\\.(?!endpoint)[^%]*%}.*?\\{% endif -?%}", "")
            .replaceAll("\\{%-? (end)?if[^%]*%}", "")
            .replaceAll("\\{\\{ site\\.clicklake\\.endpoint.*?}}", collector.endpoint())
            .replaceAll("\\{\\{ site\\.clicklake\\.src.*?}}", "/clicklake.js")
            .replaceAll("\\s+", " ");
    assertThat(compressed).doesNotContain("{").contains("integrity=\"sha384-");
    browser.open(pages.bare("compressed", compressed));
    awaitEvents("page_view", 1);
  }

  private static void network(boolean offline) {
    browser.command("Network.enable", Map.of());
    browser.command(
        "Network.emulateNetworkConditions",
        Map.of("offline", offline, "latency", 0, "downloadThroughput", -1, "uploadThroughput", -1));
  }

  private void assertSilent() {
    browser.run("clicklake.track('silence')");
    assertThat(browser.run("return localStorage.length + sessionStorage.length")).isEqualTo(0L);
    assertThat(collector.requests()).isEmpty();
  }

  private JsonNode only(String type) {
    assertThat(collector.events(type)).as(type).hasSize(1);
    return collector.events(type).get(0);
  }
}
