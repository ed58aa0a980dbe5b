/**
 * A real browser for tests: Debian's Chromium without a window, driven over WebDriver. It knows
 * nothing of the tracker, and downloads neither browser nor driver.
 */
@NullMarked
package io.clicklake.tracker.browser;

import org.jspecify.annotations.NullMarked;
