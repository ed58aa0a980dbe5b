package io.clicklake.host.connect;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a connector and its tasks are doing.
 *
 * @param states the connector's, then its tasks'
 * @param failure what the first that failed says; empty when none did
 */
record ConnectorState(List<String> states, Optional<String> failure) {

  static final ConnectorState UNKNOWN = new ConnectorState(List.of(), Optional.empty());

  private static final int CONNECTOR_AND_ONE_TASK = 2;

  ConnectorState {
    states = List.copyOf(states);
  }

  /** Of the worker's answer. */
  static ConnectorState of(JsonNode status) {
    List<JsonNode> parts = new ArrayList<>();
    parts.add(status.path("connector"));
    status.path("tasks").forEach(parts::add);
    return new ConnectorState(
        parts.stream().map(part -> part.path("state").asText("?")).toList(),
        parts.stream()
            .filter(part -> part.path("state").asText().equals("FAILED"))
            .map(part -> part.path("trace").asText())
            .findFirst());
  }

  /** How many of its parts do not run: failed, paused, or nobody's for now. */
  long notRunning() {
    return states.stream().filter(state -> !state.equals("RUNNING")).count();
  }

  /** Whether all of it runs. */
  boolean running() {
    return states.size() >= CONNECTOR_AND_ONE_TASK && states.stream().allMatch("RUNNING"::equals);
  }
}
