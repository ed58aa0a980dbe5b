package io.clicklake.producer.collect;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a request says of all its events: when they came, and from what browser and network.
 *
 * @param receivedAt the collector's clock, cut to milliseconds
 * @param userAgent the request's user agent
 * @param automated whether that user agent names itself automation
 * @param language the first tag of accept-language
 * @param network the client's network, never its whole address
 */
record Sender(
    Instant receivedAt,
    Optional<String> userAgent,
    boolean automated,
    Optional<String> language,
    Optional<String> network) {

  private static final Pattern LANGUAGE_TAG = Pattern.compile("[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*");

  static Sender of(IngestRequest request, Instant receivedAt) {
    Optional<String> userAgent =
        request
            .header("user-agent")
            .map(agent -> SafeText.cut(SafeText.of(agent), Limits.MAX_TEXT_CHARACTERS));
    return new Sender(
        receivedAt,
        userAgent,
        userAgent.filter(BotRule::saysBot).isPresent(),
        request
            .header("accept-language")
            .map(tags -> tags.split("[,;]", 2)[0].strip())
            .filter(tag -> tag.length() <= 64 && LANGUAGE_TAG.matcher(tag).matches()),
        request.sourceIp().flatMap(ClientNetwork::of));
  }
}
