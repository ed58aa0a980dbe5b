package io.clicklake.components;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether a connector works, by its worker's REST API. */
public final class ConnectorStatus {

  private static final Pattern STATE = Pattern.compile("\"state\"\\s*:\\s*\"([A-Z_]+)\"");
  private static final int CONNECTOR_AND_ONE_TASK = 2;

  private ConnectorStatus() {}

  /**
   * Whether the connector and all its tasks run, one task at least.
   *
   * @param worker where the REST API begins
   */
  public static boolean runs(URI worker, String connector) {
    Optional<String> status =
        HttpProbe.body(URI.create(worker + "/connectors/" + connector + "/status"));
    if (status.isEmpty()) {
      return false;
    }
    int states = 0;
    for (Matcher state = STATE.matcher(status.get()); state.find(); states++) {
      if (!state.group(1).equals("RUNNING")) {
        return false;
      }
    }
    return states >= CONNECTOR_AND_ONE_TASK;
  }
}
