package io.clicklake.tracker.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Builds the tracker's distribution.
 *
 * <pre>
 * clicklake.js          the classic script, in a function of its own
 * clicklake.mjs         the ES module
 * clicklake-vitals.js   what the page's loading was like, beside the tracker
 * *.sri                 each script's integrity
 * _includes/clicklake.html   for Jekyll
 * </pre>
 */
final class TrackerBuild {

  /** What a visitor loads before anything else of the tracker's. */
  private static final int MAX_TRACKER_BYTES = 3_000;

  private static final int MAX_VITALS_BYTES = 1_000;

  private TrackerBuild() {}

  /**
   * Arguments: the folder {@code src/main}, the version, and every folder that the distribution is
   * written to.
   */
  public static void main(String[] arguments) throws IOException {
    Path main = Path.of(arguments[0]);
    String version = arguments[1].replace("-SNAPSHOT", "");
    ScriptCompiler compiler =
        new ScriptCompiler(main.resolve("js"), main.resolve("externs/clicklake.js"), version);
    String banner = "/*! clicklake " + version + " */";
    Script tracker =
        new Script("clicklake.js", banner + "(()=>{" + compiler.compile("clicklake.js") + "})();\n")
            .within(MAX_TRACKER_BYTES);
    Script module =
        new Script(
                "clicklake.mjs",
                banner
                    + "let CLICKLAKE_EXPORTS;"
                    + compiler.compile("module.js")
                    + "export const{init,track,optIn,optOut}=CLICKLAKE_EXPORTS;\n")
            .within(MAX_TRACKER_BYTES);
    Script vitals =
        new Script(
                "clicklake-vitals.js",
                banner + "(()=>{" + compiler.compile("vitals.js") + "})();\n")
            .within(MAX_VITALS_BYTES);
    String include =
        Files.readString(main.resolve("jekyll/clicklake.html"))
            .replace("@integrity@", tracker.integrity())
            .replace("@vitals-integrity@", vitals.integrity());
    for (Script script : List.of(tracker, module, vitals)) {
      System.out.printf(
          "%s: %,d bytes, %,d with gzip%n",
          script.fileName(), script.bytes().length, script.gzipBytes());
    }
    for (String folder : List.of(arguments).subList(2, arguments.length)) {
      Path directory = Path.of(folder);
      Files.createDirectories(directory.resolve("_includes"));
      for (Script script : List.of(tracker, module, vitals)) {
        Files.write(directory.resolve(script.fileName()), script.bytes());
        Files.writeString(directory.resolve(script.fileName() + ".sri"), script.integrity() + "\n");
      }
      Files.writeString(directory.resolve("_includes/clicklake.html"), include);
    }
  }
}
