package io.clicklake.stack.question;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * How many events were rejected for one reason.
 *
 * @param example one of their messages
 */
public record RejectionCount(String reason, long events, String example) {

  static RejectionCount of(List<JsonNode> row) {
    return new RejectionCount(row.get(0).asText(), row.get(1).longValue(), row.get(2).asText());
  }
}
