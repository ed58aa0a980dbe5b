package io.clicklake.producer.collect;

import java.util.List;
import java.util.Locale;

/**
 * Whether a user agent names itself automation.
 *
 * <p>It does when it holds, in any case, one of the words crawlers, previewers, headless browsers
 * and HTTP libraries use of themselves. {@code Cubot}, a maker of telephones, is none. An agent
 * that hides is not found: the rule flags the honest ones.
 */
final class BotRule {

  private static final List<String> WORDS =
      List.of(
          "bot",
          "crawl",
          "spider",
          "slurp",
          "scrap",
          "headless",
          "phantomjs",
          "selenium",
          "puppeteer",
          "playwright",
          "lighthouse",
          "pingdom",
          "uptime",
          "preview",
          "facebookexternalhit",
          "curl/",
          "wget/",
          "python",
          "java/",
          "okhttp",
          "go-http-client",
          "axios/",
          "node-fetch");

  private BotRule() {}

  static boolean saysBot(String userAgent) {
    String agent = userAgent.toLowerCase(Locale.ROOT).replace("cubot", "");
    for (String word : WORDS) {
      if (agent.contains(word)) {
        return true;
      }
    }
    return false;
  }
}
