package io.clicklake.components;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * One server program that runs as a process of its own and listens on 127.0.0.1 only.
 *
 * <p>A component is a description; {@link RunningComponent} is its process.
 */
public interface Component {

  /** Short lower-case name, as in progress lines and file names. */
  String name();

  /** The ports it listens on, the one its clients use first. */
  List<Integer> ports();

  /** Where its standard output and error go; appended to at each start. */
  Path logFile();

  /** Where its process runs, an absolute path; what it leaves when it crashes lies there. */
  Path directory();

  /** Where its process is noted while it runs. */
  Path pidFile();

  /**
   * Writes its configuration and makes its directories; existing data is kept.
   *
   * @throws IOException when the state directory cannot be written
   */
  void prepare() throws IOException;

  /** The program and its arguments. */
  List<String> command();

  /** Its variables, beside the few that every child inherits (search path, home, language). */
  Map<String, String> environment();

  /** Whether it serves requests now; answers false, and throws nothing, while it does not. */
  boolean healthy();
}
