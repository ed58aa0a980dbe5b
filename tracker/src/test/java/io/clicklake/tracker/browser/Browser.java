package io.clicklake.tracker.browser;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/**
 * A browser of its own profile, started on construction; ended, with its profile deleted, by {@link
 * #close()}.
 *
 * <p>It talks to the network only where a page does. Tests that need it are annotated with {@link
 * NeedsBrowser}. One thread at a time.
 */
public final class Browser implements AutoCloseable {

  private static final Duration SCRIPT_TIMEOUT = Duration.ofSeconds(20);

  /** Selenium's typed DevTools lag behind Debian's Chromium; commands are sent by name here. */
  private static final Logger TYPED_DEVTOOLS =
      Logger.getLogger("org.openqa.selenium.devtools.CdpVersionFinder");

  static {
    TYPED_DEVTOOLS.setLevel(Level.SEVERE);
  }

  private final Path profile;
  private final ChromeDriver driver;

  private Browser(Path profile, ChromeDriver driver) {
    this.profile = profile;
    this.driver = driver;
  }

  /**
   * Starts one with a window of this size, in CSS pixels.
   *
   * @param flags further command line flags of Chromium
   */
  public static Browser start(int width, int height, String... flags) {
    InstalledBrowser installed =
        InstalledBrowser.onPath()
            .orElseThrow(() -> new IllegalStateException(InstalledBrowser.REMEDY));
    Path profile;
    try {
      profile = Files.createTempDirectory("clicklake-browser-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(installed.driver().toFile())
            .usingAnyFreePort()
            .build();
    service.sendOutputTo(OutputStream.nullOutputStream());
    ChromeOptions options =
        new ChromeOptions()
            .setBinary(installed.browser().toFile())
            .addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--user-data-dir=" + profile,
                "--window-size=" + width + "," + height)
            .addArguments(List.of(flags));
    try {
      ChromeDriver driver = new ChromeDriver(service, options);
      driver.manage().timeouts().scriptTimeout(SCRIPT_TIMEOUT);
      return new Browser(profile, driver);
    } catch (RuntimeException e) {
      service.stop();
      delete(profile);
      throw e;
    }
  }

  /** For what this class does not say itself. */
  public ChromeDriver driver() {
    return driver;
  }

  /** Goes to an address in the current tab and waits until the page is loaded. */
  public void open(String address) {
    driver.get(address);
  }

  /** Runs a function's body in the page, its arguments in {@code arguments}; what it returns. */
  public @Nullable Object run(String script, Object... arguments) {
    return driver.executeScript(script, arguments);
  }

  /** Sends a command of the DevTools protocol to the current tab. */
  public Map<String, Object> command(String name, Map<String, Object> parameters) {
    return driver.executeCdpCommand(name, parameters);
  }

  /** Shows pages as on a screen of this size, in CSS pixels: below 600 as on a phone. */
  public void resize(int width, int height) {
    command(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
  }

  /** Has pages see this {@code prefers-color-scheme}, {@code light} or {@code dark}. */
  public void prefer(String colorScheme) {
    command(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", colorScheme))));
  }

  /** Writes what the tab shows as PNG. */
  public void screenshot(Path png) {
    try {
      Files.write(png, driver.getScreenshotAs(OutputType.BYTES));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      driver.quit();
    } finally {
      delete(profile);
    }
  }

  private static void delete(Path directory) {
    try (Stream<Path> files = Files.walk(directory)) {
      files.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
    } catch (IOException | UncheckedIOException stillWritten) {
      // A last process of the browser may write while it ends; the folder is the system's to clean.
    }
  }
}
