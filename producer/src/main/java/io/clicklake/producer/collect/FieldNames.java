package io.clicklake.producer.collect;

import java.util.Map;

/**
 * Other names under which trackers send the contract's fields.
 *
 * <p>The canonical name wins where an event has both; the other one is then kept among its
 * properties under its own name.
 */
final class FieldNames {

  private static final Map<String, String> CANONICAL =
      Map.ofEntries(
          Map.entry("duration", "duration_ms"),
          Map.entry("event", "event_type"),
          Map.entry("from", "from_path"),
          Map.entry("from_page", "from_path"),
          Map.entry("id", "element_id"),
          Map.entry("path", "page_path"),
          Map.entry("tag", "element_tag"),
          Map.entry("timestamp", "event_time"),
          Map.entry("to", "to_path"),
          Map.entry("to_page", "to_path"),
          Map.entry("x_coord", "x"),
          Map.entry("y_coord", "y"));

  private FieldNames() {}

  /** The field's name in the contract; a name without an entry stands for itself. */
  static String canonical(String name) {
    return CANONICAL.getOrDefault(name, name);
  }
}
