package io.clicklake.stack.traffic;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/**
 * One visit: what a visitor does, in the order it can happen. It is told when each thing happens,
 * so that durations are those between its own events.
 */
final class Visit {
  private static final List<String> ELEMENTS =
      List.of("toc", "copy-code", "theme-toggle", "next-post", "footnote-1");
  private static final List<String> PLATFORMS = List.of("twitter", "linkedin", "mastodon", "copy");

  private final String session;
  private final Referral referral;
  private final Device device;
  private final Random random;
  private final Blog blog;
  private final Deque<Step> steps = new ArrayDeque<>();

  private Post page;
  private Instant opened;
  private double scrolled;

  /** What happens next: its type, and what it says beyond what every event says. */
  private record Step(String type, Consumer<ObjectNode> detail) {}

  Visit(String session, Instant start, Blog blog, Random random) {
    this.session = session;
    this.blog = blog;
    this.random = random;
    this.referral = Referral.pick(random);
    this.device = Device.pick(random);
    this.page = blog.pick(random);
    this.opened = start;
    plan();
  }

  boolean over() {
    return steps.isEmpty();
  }

  /** The next event, without its id, its run and its time. */
  ObjectNode next(Instant now) {
    Step step = steps.remove();
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    event.put("event_type", step.type());
    event.put("session_id", session);
    if (step.type().equals("page_view")) {
      opened = now;
      scrolled = 0;
    }
    step.detail().accept(event);
    event.put("page_url", Blog.ORIGIN + page.path());
    event.put("page_path", page.path());
    event.put("page_title", page.title());
    event.put("post_id", page.id());
    event.put("duration_ms", Duration.between(opened, now).toMillis());
    device.describe(event);
    event.put("tracker_version", "1.0.0");
    return event;
  }

  private void plan() {
    add("session_start", referral::describe);
    if (referral.channel() != ReferralChannel.DIRECT) {
      add("referral_event", referral::describe);
    }
    add("page_view", referral::describe);
    if (chance(35)) {
      add("bounce_event", event -> {});
    } else {
      read();
      for (int more = random.nextInt(4); more > 0; more--) {
        moveOn(blog.pick(random));
        read();
      }
    }
    add("session_end", event -> {});
  }

  private void read() {
    for (int scrolls = 1 + random.nextInt(3); scrolls > 0; scrolls--) {
      add("scroll_event", this::scroll);
    }
    if (chance(50)) {
      add("click_event", this::click);
    }
    if (chance(5)) {
      String platform = PLATFORMS.get(random.nextInt(PLATFORMS.size()));
      add("share_event", event -> event.put("platform", platform));
    }
    if (chance(3)) {
      add("comment_submit", event -> event.put("element_tag", "form"));
    }
    add("time_on_page", event -> event.put("engaged_ms", 500 + random.nextInt(90_000)));
  }

  private void moveOn(Post to) {
    add("navigation", event -> event.put("from_path", page.path()).put("to_path", to.path()));
    add(
        "page_view",
        event -> {
          event.put("referrer", Blog.ORIGIN + page.path());
          page = to;
        });
  }

  private void scroll(ObjectNode event) {
    scrolled += (100 - scrolled) * (1 + random.nextInt(99)) / 100;
    event.put("scroll_percentage", Math.round(scrolled * 10) / 10.0);
  }

  private void click(ObjectNode event) {
    event.put("element_tag", random.nextBoolean() ? "a" : "button");
    event.put("element_id", ELEMENTS.get(random.nextInt(ELEMENTS.size())));
    event.put("x", random.nextInt(device.width()));
    event.put("y", random.nextInt(device.height()));
  }

  private void add(String type, Consumer<ObjectNode> detail) {
    steps.add(new Step(type, detail));
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }
}
