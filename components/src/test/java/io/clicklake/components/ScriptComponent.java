package io.clicklake.components;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A shell script as a component: healthy once it has made the file {@code ready}. */
record ScriptComponent(StateDirectory state, List<Integer> ports, String script)
    implements Component {

  static ScriptComponent of(Path state, String script) {
    return new ScriptComponent(new StateDirectory(state), List.of(), script);
  }

  Path ready() {
    return state.data("script").resolve("ready");
  }

  @Override
  public String name() {
    return "script";
  }

  @Override
  public Path logFile() {
    return state.log("script");
  }

  @Override
  public Path directory() {
    return state.data("script");
  }

  @Override
  public Path pidFile() {
    return state.pid("script");
  }

  @Override
  public void prepare() throws java.io.IOException {
    Files.createDirectories(ready().getParent());
    Files.deleteIfExists(ready());
  }

  @Override
  public List<String> command() {
    return List.of("sh", "-c", script);
  }

  @Override
  public Map<String, String> environment() {
    return Map.of("READY", ready().toString());
  }

  @Override
  public boolean healthy() {
    return Files.exists(ready());
  }
}
