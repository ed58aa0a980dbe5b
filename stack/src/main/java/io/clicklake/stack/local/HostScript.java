package io.clicklake.stack.local;

import io.clicklake.components.Component;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * A service of the host distribution, by the script that a host's unit starts.
 *
 * @param name that of the script too
 * @param variables beside those that every script needs
 * @param serves whether it serves now
 */
record HostScript(
    HostDistribution distribution,
    String name,
    List<Integer> ports,
    Map<String, String> variables,
    BooleanSupplier serves)
    implements Component {

  @Override
  public Path logFile() {
    return distribution.state().log(name);
  }

  @Override
  public Path directory() {
    return distribution.state().data(name);
  }

  @Override
  public Path pidFile() {
    return distribution.state().pid(name);
  }

  @Override
  public void prepare() {}

  @Override
  public List<String> command() {
    return List.of(distribution.script(name).toString());
  }

  @Override
  public Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>(distribution.environment());
    environment.putAll(variables);
    return environment;
  }

  @Override
  public boolean healthy() {
    return serves.getAsBoolean();
  }
}
