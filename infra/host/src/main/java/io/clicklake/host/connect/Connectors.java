package io.clicklake.host.connect;

import io.clicklake.host.HostException;
import io.clicklake.host.Patience;
import io.clicklake.host.prepare.Prepared;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The connectors that a prepared host declares, one properties file each. One that is there with
 * the same configuration is left alone; one that is not declared too.
 */
public final class Connectors {

  private static final String REMEDY = "; the journal of clicklake-connect says more";

  private final Prepared prepared;
  private final String folder;
  private final Worker worker;

  /** Those in a folder of what is prepared, for this worker. */
  public Connectors(Prepared prepared, String folder, Worker worker) {
    this.prepared = prepared;
    this.folder = folder;
    this.worker = worker;
  }

  /**
   * Makes them, or gives them their configuration, starts again what has failed of them, and waits
   * until all of them run.
   *
   * @return what was done, a line each
   * @throws HostException when the worker refuses one, or time runs out
   */
  public List<String> bring(Patience patience) {
    List<String> done = new ArrayList<>();
    for (Path file : prepared.filesIn(folder)) {
      String fileName = file.getFileName().toString();
      String name = fileName.replaceAll("\\.properties$", "");
      Map<String, String> wanted = new HashMap<>(prepared.properties(folder + "/" + fileName));
      wanted.put("name", name);
      patience.until(
          "connector " + name + " is configured" + REMEDY, () -> configure(name, wanted, done));
      awaitRunning(name, patience, done);
    }
    return done;
  }

  private boolean configure(String name, Map<String, String> wanted, List<String> done)
      throws IOException {
    Optional<Map<String, String>> present = worker.configuration(name);
    if (present.equals(Optional.of(wanted))) {
      return true;
    }
    if (!worker.configure(name, wanted)) {
      return false;
    }
    done.add(
        (present.isEmpty() ? "connector created" : "connector configured anew")
            + ", connector="
            + name);
    return true;
  }

  /** What has failed is started again once: it may have failed for what is mended by now. */
  private void awaitRunning(String name, Patience patience, List<String> done) {
    List<String> failures = new ArrayList<>();
    patience.until(
        "connector " + name + " runs" + REMEDY,
        () -> {
          ConnectorState state = worker.state(name);
          if (state.failure().isEmpty()) {
            return state.running();
          }
          if (failures.size() > 0) {
            throw new HostException(
                "connector %s failed, was started again and fails: %s"
                    .formatted(name, state.failure().get().strip()));
          }
          if (worker.restartFailed(name)) {
            failures.add(name);
            done.add("connector started again, connector=" + name);
          }
          return false;
        });
  }
}
