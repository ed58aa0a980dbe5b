package io.clicklake.stack.demo;

import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;

/** Where everything is while the stack stays up. */
final class Signpost {
  private static final String EVENT =
      "{\"event_type\":\"page_view\",\"page_url\":\"https://blog.example/hello/\"}";
  private static final String QUERY =
      "SELECT event_type, count(*) AS events FROM click_events GROUP BY ALL ORDER BY events DESC";

  private final PrintStream out;

  Signpost(PrintStream out) {
    this.out = out;
  }

  /**
   * Shows it.
   *
   * @param ingest where events are posted
   * @param portOption the option that leads other commands to the same stack, empty for the default
   * @param end how the stack is ended
   */
  void show(URI ingest, Path lakeRoot, Path logs, String portOption, String end) {
    out.println();
    out.println("The stack stays up; " + end + ".");
    out.println("  send   curl -H 'content-type: text/plain' -d '" + EVENT + "' " + ingest);
    out.println("  ask    ./clicklake query" + portOption + " \"" + QUERY + "\"");
    out.println("  lake   " + lakeRoot);
    out.println("  logs   " + logs);
  }
}
