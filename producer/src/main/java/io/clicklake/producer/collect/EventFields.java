package io.clicklake.producer.collect;

import java.util.Map;
import java.util.Optional;

/**
 * The fields a tracker may fill, by their name in the contract, and how each is read.
 *
 * <p>What only the collector knows ({@code received_at}, {@code ip_prefix}) has no entry: a tracker
 * that sends such a name finds it among the properties.
 */
final class EventFields {

  /** Moves one value into a draft. */
  interface Field {
    void read(FieldValue value, EventDraft draft) throws InvalidEventException;
  }

  private static final Map<String, Field> BY_NAME =
      Map.ofEntries(
          Map.entry("event_id", (value, draft) -> draft.identify(value)),
          Map.entry("event_type", (value, draft) -> draft.name(value)),
          Map.entry("event_time", (value, draft) -> draft.eventTime(value.time())),
          Map.entry("device_time", (value, draft) -> draft.deviceTime(value.time())),
          Map.entry("sent_at", (value, draft) -> draft.event().setSentAt(value.time())),
          Map.entry("session_id", (value, draft) -> draft.event().setSessionId(value.text())),
          Map.entry("page_url", (value, draft) -> draft.event().setPageUrl(value.text())),
          Map.entry("page_path", (value, draft) -> draft.event().setPagePath(value.text())),
          Map.entry("page_title", (value, draft) -> draft.event().setPageTitle(value.text())),
          Map.entry("referrer", (value, draft) -> draft.event().setReferrer(value.text())),
          Map.entry("utm_source", (value, draft) -> draft.event().setUtmSource(value.text())),
          Map.entry("utm_medium", (value, draft) -> draft.event().setUtmMedium(value.text())),
          Map.entry("utm_campaign", (value, draft) -> draft.event().setUtmCampaign(value.text())),
          Map.entry("utm_term", (value, draft) -> draft.event().setUtmTerm(value.text())),
          Map.entry("utm_content", (value, draft) -> draft.event().setUtmContent(value.text())),
          Map.entry(
              "duration_ms", (value, draft) -> draft.event().setDurationMs(value.longNumber())),
          Map.entry("engaged_ms", (value, draft) -> draft.event().setEngagedMs(value.longNumber())),
          Map.entry(
              "scroll_percentage",
              (value, draft) -> draft.event().setScrollPercentage(value.percentage())),
          Map.entry(
              "element_tag", (value, draft) -> draft.event().setElementTag(value.lowerCaseText())),
          Map.entry("element_id", (value, draft) -> draft.event().setElementId(value.text())),
          Map.entry("x", (value, draft) -> draft.event().setX(value.wholeNumber())),
          Map.entry("y", (value, draft) -> draft.event().setY(value.wholeNumber())),
          Map.entry(
              "viewport_width",
              (value, draft) -> draft.event().setViewportWidth(value.wholeNumber())),
          Map.entry(
              "viewport_height",
              (value, draft) -> draft.event().setViewportHeight(value.wholeNumber())),
          Map.entry("from_path", (value, draft) -> draft.event().setFromPath(value.text())),
          Map.entry("to_path", (value, draft) -> draft.event().setToPath(value.text())),
          Map.entry("platform", (value, draft) -> draft.event().setPlatform(value.text())),
          Map.entry("post_id", (value, draft) -> draft.event().setPostId(value.text())),
          Map.entry("user_agent", (value, draft) -> draft.event().setUserAgent(value.text())),
          Map.entry("language", (value, draft) -> draft.event().setLanguage(value.text())),
          Map.entry("is_bot", (value, draft) -> draft.event().setIsBot(value.truth())),
          Map.entry(
              "tracker_version", (value, draft) -> draft.event().setTrackerVersion(value.text())),
          Map.entry("properties", (value, draft) -> draft.keepAll(value)));

  private EventFields() {}

  static Optional<Field> named(String canonicalName) {
    return Optional.ofNullable(BY_NAME.get(canonicalName));
  }
}
