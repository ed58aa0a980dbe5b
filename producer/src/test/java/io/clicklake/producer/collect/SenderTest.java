package io.clicklake.producer.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.clicklake.events.EventType;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a request says beside its body, and the small rules that read it. */
class SenderTest {

  @ParameterizedTest
  @CsvSource({
    "203.0.113.77, 203.0.113.0/24",
    "255.255.255.255, 255.255.255.0/24",
    "::ffff:198.51.100.9, 198.51.100.0/24",
    "2001:db8:1:2:3:4:5:6, 2001:db8:1::/48",
    "::1, 0:0:0::/48",
    "fe80::abcd, fe80:0:0::/48",
  })
  void anAddressIsCutToItsNetwork(String address, String network) {
    assertThat(ClientNetwork.of(address)).contains(network);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "localhost", "999.1.1.1", "1.2.3", "1.2.3.4.5", "203.0.113.77:80", "a:b", ":"})
  void whatIsNoAddressHasNoNetwork(String address) {
    assertThat(ClientNetwork.of(address)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
        "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/126.0.0.0",
        "facebookexternalhit/1.1",
        "curl/8.5.0",
        "python-requests/2.32",
        "Mozilla/5.0 (compatible; Yahoo! Slurp)",
        "Java/17.0.15"
      })
  void automationThatNamesItselfIsABot(String agent) {
    assertThat(BotRule.saysBot(agent)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        Requests.USER_AGENT,
        "Mozilla/5.0 (Linux; Android 9; CUBOT_X18_Plus) AppleWebKit/537.36 Chrome/96 Safari/537.36",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 Safari/604.1",
        ""
      })
  void aBrowserIsNone(String agent) {
    assertThat(BotRule.saysBot(agent)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"ko-KR,ko;q=0.9|ko-KR", "en|en", "zh-Hant-TW;q=1|zh-Hant-TW", "*|", "<b>|"})
  void theFirstLanguageTagCounts(String header, String tag) {
    var request =
        new IngestRequest("r", Map.of("Accept-Language", header), "", false, Optional.empty());
    assertThat(Sender.of(request, Requests.RECEIVED_AT).language())
        .isEqualTo(Optional.ofNullable(tag));
  }

  @Test
  void aRequestThatSaysNothingLeavesTheFieldsEmpty() {
    var request =
        new IngestRequest(
            "r",
            Map.of("content-type", "text/plain"),
            "{\"event\":\"page_view\"}",
            false,
            Optional.empty());
    var event =
        ((Outcome.Collected) Requests.collector().collect(request, Requests.RECEIVED_AT))
            .events()
            .get(0);
    assertThat(event.getUserAgent()).isNull();
    assertThat(event.getLanguage()).isNull();
    assertThat(event.getIpPrefix()).isNull();
    assertThat(event.getIsBot()).isNull();
  }

  @ParameterizedTest
  @EnumSource(
      value = EventType.class,
      names = {"unknown", "custom"},
      mode = EnumSource.Mode.EXCLUDE)
  void anEventNameIsKnownInEachOfItsForms(EventType type) {
    String name = type.name();
    assertThat(EventNames.typeOf(name)).isEqualTo(type);
    assertThat(EventNames.typeOf(name.toUpperCase(java.util.Locale.ROOT))).isEqualTo(type);
    assertThat(EventNames.typeOf(name.replace('_', '-'))).isEqualTo(type);
    assertThat(EventNames.typeOf(name.replace("_", ""))).isEqualTo(type);
    assertThat(EventNames.typeOf(name + "s")).isEqualTo(EventType.custom);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "https://b.example/p/q?x=1#f|/p/q|x=1",
        "https://b.example|/|",
        "https://b.example?x=1|/|x=1",
        "https://b.example/#/spa?x=1|/|",
        "/only/path?x=/y|/only/path|x=/y",
        "about:blank||",
      })
  void aPageAddressIsCutLikeABrowserDoes(String url, String path, String query) {
    PageAddress page = PageAddress.of(url);
    assertThat(page.path()).isEqualTo(path);
    assertThat(page.query()).isEqualTo(query == null ? "" : query);
  }

  @Test
  void theFirstOfAParameterCountsAndNoOtherOfASimilarName() {
    PageAddress page =
        PageAddress.of("/?xutm_source=0&utm_source&utm_sourcex=2&utm_source=3&utm_source=4");
    assertThat(page.parameter("utm_source")).isEqualTo("3");
    assertThat(page.parameter("utm_medium")).isNull();
  }

  @Test
  void madeIdsAreTimeOrderedUuidsOfVersion7() {
    Instant now = Instant.parse("2025-05-28T06:00:00.123Z");
    var ids = new TimeOrderedIds(Clock.fixed(now, ZoneOffset.UTC), new Random(1));
    Set<UUID> made = new HashSet<>();
    for (int i = 0; i < 1000; i++) {
      UUID id = ids.get();
      assertThat(id.version()).isEqualTo(7);
      assertThat(id.variant()).isEqualTo(2);
      assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(now.toEpochMilli());
      made.add(id);
    }
    assertThat(made).hasSize(1000);
  }
}
