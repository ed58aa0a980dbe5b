package io.clicklake.stack.traffic;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * One way to the blog, as the browser sees it.
 *
 * @param referrer address of the page that leads here, empty where the browser names none
 * @param utm campaign parameters by field name, empty where the link has none
 * @param weight how many visits come this way, relative to the others
 */
record Referral(
    ReferralChannel channel, Optional<String> referrer, Map<String, String> utm, int weight) {

  private static final WeightedChoice<Referral> ALL =
      new WeightedChoice<>(
          List.of(
              page(ReferralChannel.SEARCH, "https://www.google.com/", 30),
              page(ReferralChannel.SEARCH, "https://duckduckgo.com/", 6),
              page(ReferralChannel.SEARCH, "https://www.bing.com/", 4),
              page(ReferralChannel.SEARCH, "https://search.naver.com/", 5),
              page(ReferralChannel.SOCIAL, "https://news.ycombinator.com/", 9),
              page(ReferralChannel.SOCIAL, "https://www.reddit.com/", 6),
              campaign(
                  ReferralChannel.SOCIAL,
                  Optional.of("https://www.linkedin.com/"),
                  Map.of("utm_source", "linkedin", "utm_medium", "social"),
                  5),
              campaign(
                  ReferralChannel.NEWSLETTER,
                  Optional.empty(),
                  Map.of(
                      "utm_source", "newsletter",
                      "utm_medium", "email",
                      "utm_campaign", "weekly"),
                  10),
              campaign(
                  ReferralChannel.NEWSLETTER,
                  Optional.of("https://mail.google.com/"),
                  Map.of(
                      "utm_source", "data-digest",
                      "utm_medium", "email",
                      "utm_campaign", "issue-41",
                      "utm_content", "top-link"),
                  4),
              page(ReferralChannel.BLOGS, "https://dev.example/weekly-links", 4),
              page(ReferralChannel.BLOGS, "https://another-blog.example/2025/pipelines", 3),
              campaign(ReferralChannel.DIRECT, Optional.empty(), Map.of(), 20)),
          Referral::weight);

  Referral {
    utm = Map.copyOf(utm);
  }

  static Referral pick(Random random) {
    return ALL.pick(random);
  }

  void describe(ObjectNode event) {
    referrer.ifPresent(address -> event.put("referrer", address));
    utm.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(parameter -> event.put(parameter.getKey(), parameter.getValue()));
  }

  private static Referral page(ReferralChannel channel, String address, int weight) {
    return new Referral(channel, Optional.of(address), Map.of(), weight);
  }

  private static Referral campaign(
      ReferralChannel channel, Optional<String> referrer, Map<String, String> utm, int weight) {
    return new Referral(channel, referrer, utm, weight);
  }
}
