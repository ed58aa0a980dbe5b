package io.clicklake.tracker.browser;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A Chromium and the driver of its version, as the system's packages installed them. */
record InstalledBrowser(Path browser, Path driver) {

  private static final List<String> BROWSERS =
      List.of("chromium", "chromium-browser", "google-chrome");
  private static final String DRIVER = "chromedriver";

  /** Why tests with a browser are skipped where {@link #onPath()} finds none. */
  static final String REMEDY =
      "no chromium with its chromedriver on the PATH; Debian: apt-get install chromium chromium-driver";

  static Optional<InstalledBrowser> onPath() {
    return BROWSERS.stream()
        .flatMap(name -> executable(name).stream())
        .findFirst()
        .flatMap(
            browser -> executable(DRIVER).map(driver -> new InstalledBrowser(browser, driver)));
  }

  private static Optional<Path> executable(String name) {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Stream.of(path.split(File.pathSeparator, -1))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
