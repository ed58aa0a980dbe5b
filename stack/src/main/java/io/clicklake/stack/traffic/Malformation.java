package io.clicklake.stack.traffic;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What can be wrong with an event inside a batch that is otherwise sound. Each is certain to be
 * rejected by the ingest contract, and leaves the run's name in the first 8,192 characters, which
 * is what the lake keeps of a rejected event.
 */
public enum Malformation {
  /** A text stands where an event belongs. */
  NOT_AN_OBJECT {
    @Override
    String spoil(ObjectNode event, String run) {
      return JsonNodeFactory.instance
          .textNode("[object Object] of run " + run + ", event " + event.path("event_id").asText())
          .toString();
    }
  },
  /** The event does not say what happened. */
  NO_TYPE {
    @Override
    String spoil(ObjectNode event, String run) {
      event.remove("event_type");
      return event.toString();
    }
  },
  /** The depth of a scroll on a page without height, as the original tracker computed it. */
  NOT_A_NUMBER {
    @Override
    String spoil(ObjectNode event, String run) {
      return event.put("scroll_percentage", "NaN").toString();
    }
  },
  /** An object stands where a coordinate belongs. */
  WRONG_TYPE {
    @Override
    String spoil(ObjectNode event, String run) {
      event.putObject("x").put("left", 12);
      return event.toString();
    }
  },
  /** A time nobody can read. */
  NO_TIME {
    @Override
    String spoil(ObjectNode event, String run) {
      return event.put("event_time", "the day before yesterday").toString();
    }
  },
  /** A title beyond the 8,192 characters that a text may have. */
  TOO_LONG {
    @Override
    String spoil(ObjectNode event, String run) {
      return event.put("page_title", "All work and no play. ".repeat(400)).toString();
    }
  };

  /** The event spoilt, as JSON text; the given event is changed. */
  abstract String spoil(ObjectNode event, String run);
}
