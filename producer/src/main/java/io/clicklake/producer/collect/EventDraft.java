package io.clicklake.producer.collect;

import com.fasterxml.jackson.databind.JsonNode;
import io.clicklake.events.ClickEvent;
import io.clicklake.events.EventType;
import io.clicklake.events.RejectionReason;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One event while its fields are read: first every field the tracker sent, then what the request
 * adds where the tracker was silent.
 *
 * <p>Nothing sent is lost: a field the contract does not name becomes a property as text, and a
 * property whose name is taken gets the next free one of {@code name#2}, {@code name#3} and so on.
 * A custom event's own name stands under {@code event} whatever else was sent under it.
 */
final class EventDraft {

  private static final int MAX_PROPERTY_NAME_CHARACTERS = 256;

  private final ClickEvent event = new ClickEvent();
  private final Map<String, String> properties = new LinkedHashMap<>();
  private final Map<String, Integer> lastNumbers = new HashMap<>();
  private @Nullable UUID id;
  private @Nullable String name;
  private @Nullable Instant eventTime;
  private @Nullable Instant deviceTime;

  ClickEvent event() {
    return event;
  }

  void identify(FieldValue value) throws InvalidEventException {
    id = value.uuid();
  }

  void name(FieldValue value) throws InvalidEventException {
    if (!value.json().isTextual()) {
      throw value.isNot("the event's name as text");
    }
    name = value.text();
  }

  void eventTime(Instant time) {
    eventTime = time;
  }

  void deviceTime(Instant time) {
    deviceTime = time;
  }

  /** Keeps what the contract does not name, as text. */
  void keep(FieldValue value) throws InvalidEventException {
    if (value.name().length() > MAX_PROPERTY_NAME_CHARACTERS) {
      throw InvalidEventException.field(
          SafeText.cut(value.name(), 40) + "…",
          "is a name of "
              + value.name().length()
              + " characters, at most "
              + MAX_PROPERTY_NAME_CHARACTERS
              + " are taken");
    }
    keep(SafeText.of(value.name()), value.anyText());
  }

  /** Keeps each entry of the tracker's own {@code properties} object. */
  void keepAll(FieldValue value) throws InvalidEventException {
    if (!value.json().isObject()) {
      throw value.isNot("an object");
    }
    for (Map.Entry<String, JsonNode> property : value.json().properties()) {
      if (!property.getValue().isNull()) {
        keep(new FieldValue(property.getKey(), property.getValue()));
      }
    }
  }

  private void keep(String propertyName, String text) throws InvalidEventException {
    if (properties.size() == Limits.MAX_PROPERTIES) {
      throw InvalidEventException.field(
          SafeText.cut(propertyName, 40),
          "is one property too many, at most " + Limits.MAX_PROPERTIES + " are taken of an event");
    }
    String free = propertyName;
    while (properties.containsKey(free)) {
      int number = lastNumbers.merge(propertyName, 2, (last, first) -> last + 1);
      free = propertyName + "#" + number;
    }
    properties.put(free, text);
  }

  /** Under {@code event} itself, so that a query finds it there; what stood there moves on. */
  private void keepOwnName(String ownName) throws InvalidEventException {
    String displaced = properties.remove("event");
    keep("event", ownName);
    if (displaced != null) {
      keep("event", displaced);
    }
  }

  /** The finished record. */
  ClickEvent complete(Sender sender, Supplier<UUID> ids, IngestRules rules)
      throws InvalidEventException {
    event.setEventType(type(rules.unknownEvents()));
    event.setEventId(id == null ? ids.get() : id);
    DeviceClock clock = new DeviceClock(eventTime, deviceTime, event.getSentAt());
    event.setEventTime(clock.eventTime(sender.receivedAt(), rules.maxClockSkew()));
    event.setDeviceTime(clock.deviceTime());
    event.setReceivedAt(sender.receivedAt());
    addWhatThePageSays();
    addWhatTheRequestSays(sender);
    event.setProperties(properties);
    return event;
  }

  private EventType type(UnknownEvents unknownEvents) throws InvalidEventException {
    if (name == null) {
      throw new InvalidEventException(
          RejectionReason.missing_field,
          "event_type is missing; name the event, for example \"event\": \"page_view\"");
    }
    EventType type = EventNames.typeOf(name);
    if (type == EventType.custom && !name.equals(EventType.custom.name())) {
      if (unknownEvents == UnknownEvents.REJECT) {
        throw EventNames.unknown(name);
      }
      keepOwnName(name);
    }
    return type;
  }

  private void addWhatThePageSays() {
    if (event.getPageUrl() == null) {
      return;
    }
    PageAddress page = PageAddress.of(event.getPageUrl());
    if (event.getPagePath() == null) {
      event.setPagePath(page.path());
    }
    if (event.getUtmSource() == null) {
      event.setUtmSource(page.parameter("utm_source"));
    }
    if (event.getUtmMedium() == null) {
      event.setUtmMedium(page.parameter("utm_medium"));
    }
    if (event.getUtmCampaign() == null) {
      event.setUtmCampaign(page.parameter("utm_campaign"));
    }
    if (event.getUtmTerm() == null) {
      event.setUtmTerm(page.parameter("utm_term"));
    }
    if (event.getUtmContent() == null) {
      event.setUtmContent(page.parameter("utm_content"));
    }
  }

  private void addWhatTheRequestSays(Sender sender) {
    String ownAgent = event.getUserAgent();
    if (ownAgent == null) {
      event.setUserAgent(sender.userAgent().orElse(null));
    }
    if (event.getLanguage() == null) {
      event.setLanguage(sender.language().orElse(null));
    }
    event.setIpPrefix(sender.network().orElse(null));
    if (!Boolean.TRUE.equals(event.getIsBot()) && event.getUserAgent() != null) {
      event.setIsBot(ownAgent == null ? sender.automated() : BotRule.saysBot(ownAgent));
    }
  }
}
