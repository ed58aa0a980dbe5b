package io.clicklake.benchmarks.ingest;

import io.clicklake.components.Component;
import io.clicklake.components.FunctionCommand;
import io.clicklake.components.StateDirectory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The function as a component; whether it is healthy its first answer tells. */
record FunctionProcess(
    StateDirectory state,
    FunctionCommand function,
    Launch launch,
    String runtimeApi,
    Map<String, String> door)
    implements Component {

  private static final String NAME = "function";

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
  public void prepare() {}

  @Override
  public List<String> command() {
    List<String> command = new ArrayList<>();
    command.add(launch.java().executable().toString());
    command.add("-Djava.net.preferIPv4Stack=true");
    command.addAll(launch.options());
    command.addAll(function.program());
    return command;
  }

  @Override
  public Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>(door);
    environment.putAll(launch.environment());
    environment.put("AWS_LAMBDA_RUNTIME_API", runtimeApi);
    return environment;
  }

  @Override
  public boolean healthy() {
    return true;
  }
}
