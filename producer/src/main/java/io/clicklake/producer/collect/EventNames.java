package io.clicklake.producer.collect;

import io.clicklake.events.EventType;
import io.clicklake.events.RejectionReason;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Names of events as trackers write them.
 *
 * <p>Case and separators do not count: {@code page_view}, {@code PAGE_VIEW}, {@code pageView},
 * {@code page-view} and {@code pageview} are one. A name that is none of the contract's is an event
 * of the type {@code custom}, where such names are taken.
 */
final class EventNames {

  /** Types nobody sends by name: one is the readers' fallback, the other means "any other name". */
  private static final Set<EventType> UNNAMED = EnumSet.of(EventType.unknown, EventType.custom);

  private static final Map<String, EventType> TYPES =
      Arrays.stream(EventType.values())
          .filter(type -> !UNNAMED.contains(type))
          .collect(Collectors.toUnmodifiableMap(type -> folded(type.name()), Function.identity()));

  private static final int MAX_QUOTED_CHARACTERS = 80;

  private EventNames() {}

  static EventType typeOf(String name) {
    return TYPES.getOrDefault(folded(name), EventType.custom);
  }

  /** The rejection of a name that is none of the contract's. */
  static InvalidEventException unknown(String name) {
    String known =
        TYPES.values().stream().sorted().map(EventType::name).collect(Collectors.joining(", "));
    return new InvalidEventException(
        RejectionReason.unknown_event_type,
        "event_type is '"
            + SafeText.cut(name, MAX_QUOTED_CHARACTERS)
            + "', expected one of "
            + known
            + ", or custom with the name of your own as a property");
  }

  private static String folded(String name) {
    StringBuilder letters = new StringBuilder(name.length());
    for (int at = 0; at < name.length(); at++) {
      char c = name.charAt(at);
      if (c != '_' && c != '-' && c != '.' && c != ' ') {
        letters.append(c);
      }
    }
    return letters.toString().toLowerCase(Locale.ROOT);
  }
}
