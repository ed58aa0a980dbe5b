package io.clicklake.benchmarks.sink;

import io.clicklake.components.Component;
import io.clicklake.components.JavaRuntime;
import io.clicklake.components.StateDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The process of {@link InProcessMain}; it ends by itself. */
record InProcessFloor(StateDirectory state, List<String> jvmOptions, long seed, Load load)
    implements Component {

  private static final String NAME = "in-process";

  /** Where the processor time used stands when it has ended, in nanoseconds. */
  Path result() {
    return directory().resolve("nanos");
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<Integer> ports() {
    return List.of();
  }

  @Override
  public Path logFile() {
    return state.log(NAME);
  }

  @Override
  public Path directory() {
    return state.data(NAME);
  }

  @Override
  public Path pidFile() {
    return state.pid(NAME);
  }

  @Override
  public void prepare() throws IOException {
    Files.createDirectories(directory());
    Files.deleteIfExists(result());
  }

  @Override
  public List<String> command() {
    List<String> options = new ArrayList<>(jvmOptions);
    options.add("-cp");
    options.add(System.getProperty("java.class.path"));
    return JavaRuntime.current()
        .command(
            options,
            List.of(
                InProcessMain.class.getName(),
                Long.toString(seed),
                Long.toString(load.events()),
                Long.toString(load.flush()),
                result().toString()));
  }

  @Override
  public Map<String, String> environment() {
    return Map.of();
  }

  @Override
  public boolean healthy() {
    return Files.exists(result());
  }
}
