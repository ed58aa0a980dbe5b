package io.clicklake.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.clicklake.components.JavaRuntime;
import io.clicklake.stack.local.ComponentStatus;
import io.clicklake.stack.local.FreeOffset;
import io.clicklake.stack.local.LocalStack;
import io.clicklake.stack.local.Security;
import io.clicklake.tracker.browser.Browser;
import io.clicklake.tracker.browser.NeedsBrowser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.logging.LogType;

/**
 * The demo as a person sees it, in a real browser: clicks on the blog while the invented traffic
 * runs, and the live page that shows both.
 */
@NeedsBrowser
@Timeout(300)
@TestMethodOrder(OrderAnnotation.class)
class LivePageIT {
  private static final Path HOME = Path.of(System.getProperty("clicklake.home"));
  private static final Path PICTURE = HOME.resolve("docs/images/lake.png");
  private static final int EVENTS = 8_000;
  private static final int POSTS_AND_SUM = 11;
  private static final long MAX_PICTURE_BYTES = 320_000;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir static Path directory;
  private static @Nullable Demo running;

  private final Demo demo = Objects.requireNonNull(running);
  private @Nullable Browser opened;

  /** {@code clicklake demo} as a process on ports of its own. */
  private static final class Demo {
    private final int offset = FreeOffset.next();
    private final LocalStack stack = LocalStack.at(HOME, offset, Security.OPEN);
    private final Path output = directory.resolve("output.txt");
    private final Process process;

    Demo() throws IOException {
      process =
          new ProcessBuilder(
                  JavaRuntime.current()
                      .command(
                          List.of(
                              "-Xmx512m",
                              "-Dclicklake.home=" + HOME,
                              "-cp",
                              HOME.resolve("stack/target/lib") + "/*"),
                          List.of(
                              Clicklake.class.getName(),
                              "demo",
                              "--events=" + EVENTS,
                              "--port-offset=" + offset)))
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
    }

    String url(String path) {
      return stack.websiteUrl(path).toString();
    }

    String said() {
      try {
        return Files.readString(output);
      } catch (IOException e) {
        return e.toString();
      }
    }

    void awaitSaying(String text) {
      await().atMost(PATIENCE).until(() -> said().contains(text) || !process.isAlive());
      assertThat(said()).contains(text);
    }

    /** Sends a signal to a component. */
    void signal(String name, String component) throws Exception {
      ComponentStatus status =
          stack.status().stream().filter(one -> one.name().equals(component)).findFirst().get();
      new ProcessBuilder("kill", name, Long.toString(status.pid().orElseThrow()))
          .inheritIO()
          .start()
          .waitFor();
    }

    void end() throws Exception {
      process.destroy();
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
      stack.end(System.out);
      stack.wipe();
    }
  }

  @BeforeAll
  static void startDemo() throws IOException {
    running = new Demo();
  }

  @AfterAll
  static void endDemo() throws Exception {
    if (running != null) {
      running.end();
    }
  }

  @BeforeEach
  void openBrowser() {
    demo.awaitSaying("live     " + demo.url("/lake"));
    opened = Browser.start(1280, 900);
  }

  @AfterEach
  void closeBrowser() {
    if (opened != null) {
      opened.close();
    }
  }

  private Browser browser() {
    return Objects.requireNonNull(opened);
  }

  private String text(String css) {
    return String.valueOf(
        browser().run("return document.querySelector(arguments[0])?.textContent ?? ''", css));
  }

  private long count(String css) {
    return ((Number)
            Objects.requireNonNull(
                browser().run("return document.querySelectorAll(arguments[0]).length", css)))
        .longValue();
  }

  private void click(String css) {
    browser().driver().findElement(By.cssSelector(css)).click();
  }

  private void awaitState(String state) {
    await().atMost(PATIENCE).until(() -> text("#state").equals(state));
  }

  private void nothingIsWrongInTheConsole() {
    assertThat(browser().driver().manage().logs().get(LogType.BROWSER).getAll()).isEmpty();
  }

  @Test
  @Order(1)
  void aClickOnTheBlogArrivesWhileTheDemosTrafficDoesAndItsSumsStayExact() throws Exception {
    browser().open(demo.url("/lake"));
    awaitState("live");

    browser().open(demo.url("/"));
    click("a[href='/posts/late-events/']");
    await().atMost(PATIENCE).until(() -> text("h1").equals("Where late events go"));
    click("[data-log-share='mastodon']");
    click("#next-post");
    await().atMost(PATIENCE).until(() -> text("h1").equals("What I read this spring"));
    nothingIsWrongInTheConsole();
    await().atMost(PATIENCE).until(() -> eventsKept() == 0);

    click("nav a[href='/lake']");
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(text("#visitors tbody"))
                    .contains("click event · next-post", "share event"));
    assertThat(count("#visitors .yours")).as("events of this tab").isPositive();
    await().atMost(PATIENCE).until(() -> count("#posts tbody tr") == POSTS_AND_SUM);
    nothingIsWrongInTheConsole();

    demo.awaitSaying("The stack stays up");
    assertThat(demo.said())
        .contains("ok   accepted = rows = distinct event_id")
        .doesNotContain("OFF")
        .contains("blog   " + demo.url("/"), "live   " + demo.url("/lake"));
  }

  @Test
  @Order(2)
  void everyFigureOfTheRunIsOnThePage() {
    demo.awaitSaying("The stack stays up");
    browser().open(demo.url("/lake"));

    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              assertThat(text("#waiting")).isEqualTo("0");
              assertThat(number(text("#rows"))).isEqualTo(number(text("#ends")));
              assertThat(number(text("#rows"))).isGreaterThan(EVENTS * 9L / 10);
              assertThat(text("#rejections tbody")).contains("invalid field", "missing field");
            });
    assertThat(count("#hours tbody tr")).isBetween(3L, 5L);
    assertThat(count("#partitions tbody tr")).isEqualTo(4);
    long views = number(text("#posts .sum .bar"));
    assertThat(views)
        .isEqualTo(
            List.of("search", "social", "newsletter", "blogs", "direct").stream()
                .mapToLong(channel -> number(text("#posts .sum ." + channel)))
                .sum());
  }

  @Test
  @Order(3)
  void itIsReadInEachSizeAndThemeAndNothingScrollsSideways() throws Exception {
    demo.awaitSaying("The stack stays up");
    for (String theme : List.of("light", "dark")) {
      for (int width : List.of(1280, 390)) {
        browser().prefer(theme);
        for (String path : List.of("/", "/posts/collecting-clicks/", "/lake")) {
          browser().resize(width, 900);
          browser().open(demo.url(path));
          if (path.equals("/lake")) {
            await().atMost(PATIENCE).until(() -> count("#posts tbody tr") == POSTS_AND_SUM);
          }
          assertThat(browser().run("return document.documentElement.scrollWidth <= innerWidth"))
              .as("%s at %d", path, width)
              .isEqualTo(true);
          assertThat(widerThanTheirPanel()).as("%s at %d", path, width).isEqualTo(List.of());
        }
        Path png = shot(directory.resolve("lake-" + width + "-" + theme + ".png"), width);
        assertThat(ImageIO.read(png.toFile()).getWidth()).isEqualTo(width);
        assertThat(colours(png)).as("something is drawn").isGreaterThan(50);
      }
    }
  }

  /** Tables whose content sticks out. */
  private @Nullable Object widerThanTheirPanel() {
    return browser()
        .run(
            """
            return [...document.querySelectorAll(".panel table")]
              .filter((table) => table.getBoundingClientRect().right
                > table.parentElement.getBoundingClientRect().right - 8)
              .map((table) => table.id)""");
  }

  @Test
  @Order(4)
  void theDocumentsPictureIsSmallEnoughToBeLoadedByEverybody() throws Exception {
    if (Boolean.getBoolean("clicklake.document.write")) {
      demo.awaitSaying("The stack stays up");
      browser().resize(1280, 900);
      browser().prefer("light");
      browser().open(demo.url("/"));
      click("a[href='/posts/exactly-once/']");
      click("#next-post");
      await().atMost(PATIENCE).until(() -> eventsKept() == 0);
      click("nav a[href='/lake']");
      await().atMost(PATIENCE).until(() -> count("#visitors .yours") > 3);
      Files.createDirectories(PICTURE.resolveSibling(""));
      shot(PICTURE, 1280);
    }
    assertThat(ImageIO.read(PICTURE.toFile()).getWidth()).isEqualTo(1280);
    assertThat(Files.size(PICTURE)).isLessThan(MAX_PICTURE_BYTES);
  }

  /** Events that the tracker has not delivered; a page without the tracker leaves them waiting. */
  private long eventsKept() {
    return ((Number)
            Objects.requireNonNull(
                browser()
                    .run(
                        "return Object.keys(localStorage).filter((key) => / 0[^ ]*$/.test(key)).length")))
        .longValue();
  }

  @Test
  @Order(5)
  void whatIsDownIsToldAndForgottenWhenItIsBack() throws Exception {
    demo.awaitSaying("The stack stays up");
    browser().open(demo.url("/lake"));
    awaitState("live");

    demo.signal("-STOP", "lambda");
    try {
      awaitState("lambda is down");
      assertThat(text("#alerts")).contains("lambda is down", "503");
    } finally {
      demo.signal("-CONT", "lambda");
    }
    awaitState("live");
    assertThat(browser().run("return document.querySelector('#alerts').hidden")).isEqualTo(true);

    demo.signal("-STOP", "gateway");
    try {
      awaitState("no answer");
      assertThat(text("#alerts")).contains("./clicklake status");
    } finally {
      demo.signal("-CONT", "gateway");
    }
    awaitState("live");
  }

  /** The whole page, once its bars have stopped growing. */
  private Path shot(Path png, int width) {
    browser()
        .resize(
            width,
            ((Number)
                    Objects.requireNonNull(
                        browser().run("return document.documentElement.scrollHeight")))
                .intValue());
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                Boolean.TRUE.equals(
                    browser()
                        .run(
                            "return document.getAnimations().every((a) => a.playState !== 'running')")));
    browser().screenshot(png);
    return png;
  }

  private static long colours(Path png) throws IOException {
    var image = ImageIO.read(png.toFile());
    return Arrays.stream(
            image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth()))
        .distinct()
        .count();
  }

  private static long number(String text) {
    return text.isEmpty() || !Character.isDigit(text.charAt(0))
        ? -1
        : Long.parseLong(text.replace(",", ""));
  }
}
