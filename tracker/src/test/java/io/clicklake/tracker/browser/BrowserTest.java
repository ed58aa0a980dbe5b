package io.clicklake.tracker.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NeedsBrowser
class BrowserTest {

  @TempDir Path directory;

  @Test
  void aPageIsShownInTheSizeAndColoursAskedFor() throws Exception {
    try (Browser browser = Browser.start(1024, 768)) {
      browser.open(
          "data:text/html,<title>hello</title>"
              + "<meta name=viewport content='width=device-width'>");
      assertThat(browser.driver().getTitle()).isEqualTo("hello");

      browser.resize(390, 844);
      browser.prefer("dark");
      assertThat(browser.run("return innerWidth")).isEqualTo(390L);
      assertThat(browser.run("return matchMedia('(prefers-color-scheme: dark)').matches"))
          .isEqualTo(true);

      Path png = directory.resolve("page.png");
      browser.screenshot(png);
      assertThat(ImageIO.read(png.toFile()).getWidth()).isEqualTo(390);
    }
  }
}
