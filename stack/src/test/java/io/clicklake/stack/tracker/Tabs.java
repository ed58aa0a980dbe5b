package io.clicklake.stack.tracker;

import io.clicklake.tracker.browser.Browser;
import java.util.Map;
import java.util.Objects;

/**
 * Tabs beside the browser's current one, opened and closed as a visitor does: a page is told that
 * it ends, and not asked. Safe for several threads, as the browser itself is not.
 */
final class Tabs {

  private final Browser browser;

  Tabs(Browser browser) {
    this.browser = browser;
  }

  /**
   * Opens a tab and does not wait for its page.
   *
   * @return the tab's id
   */
  synchronized String open(String address) {
    Map<String, Object> target = browser.command("Target.createTarget", Map.of("url", address));
    return Objects.requireNonNull(target.get("targetId")).toString();
  }

  /** Closes a tab, or tells it to close: {@link #count} says when it is gone. */
  synchronized void close(String tab) {
    browser.command("Target.closeTarget", Map.of("targetId", tab));
  }

  /** Makes a tab the one that the browser's commands are for. */
  synchronized void enter(String tab) {
    browser.driver().switchTo().window(tab);
  }

  /** The id of the tab that the browser's commands are for. */
  synchronized String current() {
    return browser.driver().getWindowHandle();
  }

  synchronized int count() {
    return browser.driver().getWindowHandles().size();
  }
}
