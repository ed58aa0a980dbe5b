package io.clicklake.stack.local;

import io.clicklake.components.Component;
import io.clicklake.components.StateDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A component whose process does nothing, or what else its script says; always healthy. */
record SleepingComponent(StateDirectory state, String script, Preparation preparation)
    implements Component {

  /** What is done before each start. */
  interface Preparation {
    void run() throws IOException;
  }

  SleepingComponent(StateDirectory state, String script) {
    this(state, script, () -> {});
  }

  SleepingComponent preparedBy(Preparation other) {
    return new SleepingComponent(state, script, other);
  }

  static SleepingComponent in(Path state) {
    return new SleepingComponent(new StateDirectory(state), "exec sleep 300");
  }

  @Override
  public String name() {
    return "sleeper";
  }

  @Override
  public List<Integer> ports() {
    return List.of();
  }

  @Override
  public Path logFile() {
    return state.log("sleeper");
  }

  @Override
  public Path directory() {
    return state.data("sleeper");
  }

  @Override
  public Path pidFile() {
    return state.pid("sleeper");
  }

  @Override
  public void prepare() throws IOException {
    preparation.run();
  }

  @Override
  public List<String> command() {
    return List.of("sh", "-c", script);
  }

  @Override
  public Map<String, String> environment() {
    return Map.of();
  }

  @Override
  public boolean healthy() {
    return true;
  }
}
