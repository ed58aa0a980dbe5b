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
   * @param blog its first page
   * @param live the live page
   * @param ingest where events are posted
   * @param options what leads other commands to the same stack, empty for the default
   * @param end how the stack is ended
   */
  void show(URI blog, URI live, URI ingest, Path lakeRoot, Path logs, String options, String end) {
    out.println();
    out.println("The stack stays up; " + end + ".");
    out.println("  blog   " + blog);
    out.println("  live   " + live);
    out.println("  send   curl -H 'content-type: text/plain' -d '" + EVENT + "' " + ingest);
    out.println("  ask    ./clicklake query" + options + " \"" + QUERY + "\"");
    out.println("  lake   " + lakeRoot);
    out.println("  logs   " + logs);
  }
}
