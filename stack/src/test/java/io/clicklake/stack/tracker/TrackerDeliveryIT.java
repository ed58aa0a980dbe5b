package io.clicklake.stack.tracker;

import static io.clicklake.stack.tracker.Delivery.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.clicklake.stack.local.ComponentStatus;
import io.clicklake.stack.local.FreeOffset;
import io.clicklake.stack.local.LocalStack;
import io.clicklake.stack.local.Security;
import io.clicklake.stack.local.Supervision;
import io.clicklake.tracker.browser.Browser;
import io.clicklake.tracker.browser.NeedsBrowser;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/**
 * Nothing that a visitor does is lost on its way from the page to the lake, though tabs close, the
 * network goes and the collector fails: the tracker in Chromium, and the whole stack behind it.
 */
@NeedsBrowser
@Timeout(240)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TrackerDeliveryIT {

  private static final int CLOSES = 100;
  private static final int OPEN_AT_ONCE = 6;
  private static final int LONGEST_STAY_MS = 1_500;
  private static final double LOSS_ALLOWED = 0.01;

  /** Of the tabs' stays and paces; another with {@code -Dclicklake.seed}. */
  private static final long SEED = Long.getLong("clicklake.seed", 7);

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final List<Integer> PROBES = List.of(1, 2, 3, 4, 5);

  private final LocalStack stack =
      LocalStack.at(
          Path.of(System.getProperty("clicklake.home")),
          FreeOffset.next(),
          Security.OPEN,
          Map.of("rotate.schedule.interval.ms", "1000"));
  private final LakeRows lake = new LakeRows(stack);
  private final Site site = new Site(stack.ingestUrl());
  private Browser browser;
  private Tabs tabs;

  @BeforeAll
  void startStack() throws IOException {
    stack.wipe();
    stack.start(System.out);
  }

  @AfterAll
  void leaveNothing() throws IOException {
    site.close();
    stack.close();
    stack.wipe();
  }

  @BeforeEach
  void startBrowser() {
    browser = Browser.start(1024, 768);
    tabs = new Tabs(browser);
  }

  @AfterEach
  void endBrowser() {
    browser.close();
  }

  @Test
  void aHundredTabsClosedAtRandomMomentsLeaveTheirEventsOnceEach() throws Exception {
    List<String> names = IntStream.range(0, CLOSES).mapToObj(tab -> "closed-" + tab).toList();
    long began = System.nanoTime();
    visitAll(names);
    deliverWhatIsKept();
    Duration took = Duration.ofNanos(System.nanoTime() - began);

    Set<String> made = new HashSet<>();
    for (String name : names) {
      String page = "/busy/" + name;
      for (String type : List.of("session_start", "page_view", "session_end")) {
        made.add(event(type, page, 0));
      }
      site.probes(name).forEach(probe -> made.add(event("custom", page, probe)));
    }
    Delivery delivery = new Delivery(made, lake.ofPages("/busy/closed-"));
    System.out.printf(
        "tracker   seed %d, closes %d, %s, %d s%n", SEED, CLOSES, delivery, took.toSeconds());
    assertThat(made).hasSizeGreaterThan(CLOSES * 6);
    assertThat(delivery.lost()).hasSizeLessThanOrEqualTo((int) (made.size() * LOSS_ALLOWED));
    assertThat(delivery.invented()).isEmpty();
    assertThat(delivery.doubled()).isEmpty();
  }

  @Test
  void whatHappensOfflineArrivesWhenTheNetworkIsBackOrAtTheNextVisit() throws Exception {
    String first = tabs.current();
    browser.open(site.still("offline"));
    awaitNothingKept();
    String second = tabs.open("about:blank");
    tabs.enter(second);
    browser.open(site.still("offline-closed"));
    awaitNothingKept();
    offline(true);
    PROBES.forEach(this::track);
    tabs.close(second);

    tabs.enter(first);
    offline(true);
    PROBES.forEach(this::track);
    browser.run("history.pushState(null, '', '/still/offline-onward')");
    await().until(() -> kept() > 2L * PROBES.size());
    offline(false);
    awaitNothingKept();

    Set<String> made = new HashSet<>();
    for (String page : List.of("/still/offline", "/still/offline-closed")) {
      made.add(event("page_view", page, 0));
      PROBES.forEach(probe -> made.add(event("custom", page, probe)));
    }
    made.add(event("page_view", "/still/offline-onward", 0));
    assertAllThereOnce(new Delivery(made, lake.ofPages("/still/offline")));
  }

  @Test
  void whatTheCollectorCouldNotTakeArrivesWhenItsBrokerIsBack() throws Exception {
    browser.open(site.still("outage"));
    awaitNothingKept();
    kill("kafka");
    try {
      PROBES.forEach(this::track);
      await().atMost(PATIENCE).until(() -> functionLog().contains("POST /ingest 503"));
      visit("outage-closed", 20, Duration.ofSeconds(1)).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      await().until(() -> tabs.count() == 1);
      assertThat(kept()).isGreaterThan(PROBES.size());
    } finally {
      bringBack("kafka");
    }
    awaitNothingKept();

    Set<String> made = new HashSet<>();
    made.add(event("page_view", "/still/outage", 0));
    made.add(event("page_view", "/busy/outage-closed", 0));
    PROBES.forEach(probe -> made.add(event("custom", "/still/outage", probe)));
    site.probes("outage-closed")
        .forEach(probe -> made.add(event("custom", "/busy/outage-closed", probe)));
    List<LakeRows.Row> rows = new ArrayList<>(lake.ofPages("/still/outage"));
    rows.addAll(lake.ofPages("/busy/outage-closed"));
    assertAllThereOnce(new Delivery(made, rows));
  }

  /** Each tab for its own time and at its own pace, several at once. */
  private void visitAll(List<String> names) throws Exception {
    Random random = new Random(SEED);
    List<CompletableFuture<Void>> lanes = new ArrayList<>();
    IntStream.range(0, OPEN_AT_ONCE)
        .forEach(lane -> lanes.add(CompletableFuture.completedFuture(null)));
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      int every = 10 + random.nextInt(90);
      Duration stay = Duration.ofMillis(random.nextInt(LONGEST_STAY_MS));
      lanes.set(
          i % OPEN_AT_ONCE,
          lanes.get(i % OPEN_AT_ONCE).thenCompose(before -> visit(name, every, stay)));
    }
    CompletableFuture.allOf(lanes.toArray(CompletableFuture[]::new))
        .get(2 * PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  /** Opens a busy page in a tab of its own, and closes it so long after it was loaded. */
  private CompletableFuture<Void> visit(String name, int every, Duration stay) {
    String tab = tabs.open(site.busy(name, every));
    return site.loaded(name)
        .thenRunAsync(
            () -> tabs.close(tab),
            CompletableFuture.delayedExecutor(stay.toMillis(), TimeUnit.MILLISECONDS));
  }

  /** One more visit, which ends when the tracker keeps nothing any more. */
  private void deliverWhatIsKept() {
    await().atMost(PATIENCE).until(() -> tabs.count() == 1);
    browser.open(site.still("last"));
    awaitNothingKept();
  }

  private void track(int probe) {
    browser.run("clicklake.track('probe', {n: arguments[0]})", probe);
  }

  /** How many events of the site the tracker keeps, in all tabs. */
  private long kept() {
    return number(
        """
        return Object.keys(localStorage)
            .filter((name) => /\\b[0-9a-f]{8}-[0-9a-f]{4}-7/.test(name)).length
        """);
  }

  private void awaitNothingKept() {
    await().atMost(PATIENCE).until(() -> kept() == 0);
  }

  private long number(String script, Object... arguments) {
    return browser.run(script, arguments) instanceof Long number ? number : -1;
  }

  private void offline(boolean offline) {
    browser.command(
        "Network.emulateNetworkConditions",
        Map.of("offline", offline, "latency", 0, "downloadThroughput", -1, "uploadThroughput", -1));
  }

  private void kill(String component) {
    ProcessHandle.of(status(component).pid().orElseThrow()).orElseThrow().destroyForcibly();
  }

  private void bringBack(String component) throws Exception {
    PrintStream out = System.out;
    try (Supervision supervision = stack.supervise(out)) {
      supervision.during(
          () -> {
            await().atMost(PATIENCE).until(() -> status(component).healthy());
            return component;
          });
    }
  }

  private ComponentStatus status(String component) {
    return stack.status().stream()
        .filter(one -> one.name().equals(component))
        .findFirst()
        .orElseThrow();
  }

  private String functionLog() throws IOException {
    return Files.readString(stack.stateDirectory().resolve("logs/lambda.log"));
  }

  private static void assertAllThereOnce(Delivery delivery) {
    System.out.println("tracker   " + delivery);
    assertThat(delivery.lost()).isEmpty();
    assertThat(delivery.invented()).isEmpty();
    assertThat(delivery.doubled()).isEmpty();
  }
}
