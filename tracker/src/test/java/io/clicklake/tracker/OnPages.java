package io.clicklake.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.clicklake.tracker.browser.Browser;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** Tests of the tracker on pages in one browser, with a site and a collector for each test. */
abstract class OnPages {

  static final Duration PATIENCE = Duration.ofSeconds(40);

  /** Has the tracker record on this computer's pages. */
  static final String HERE = "data-localhost";

  static Browser browser;
  RecordingCollector collector;
  Pages pages;

  @BeforeAll
  static void startBrowser() {
    browser = Browser.start(1000, 800);
  }

  @AfterAll
  static void endBrowser() {
    browser.close();
  }

  /** Ports are new, so origins are, and with them storage and sessions. */
  @BeforeEach
  void serve() throws IOException {
    collector = new RecordingCollector();
    pages = new Pages(collector.endpoint());
  }

  @AfterEach
  void end() {
    browser.open("about:blank");
    pages.close();
    collector.close();
  }

  static void track(String name) {
    browser.run("clicklake.track(arguments[0])", name);
  }

  /** The page's clock is that much later. */
  static void goOn(Duration time) {
    browser.run(
        "const now = Date.now; const ms = arguments[0]; Date.now = () => now() + ms;",
        time.toMillis());
  }

  void awaitEvents(String type, int count) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(collector.events(type)).as(type).hasSize(count));
  }

  /** How many events wait in the page's storage. */
  static long kept() {
    return number("return Object.values(localStorage).filter(v => v.includes('event_id')).length");
  }

  static long number(String script) {
    return browser.run(script) instanceof Number number ? number.longValue() : -1;
  }
}
