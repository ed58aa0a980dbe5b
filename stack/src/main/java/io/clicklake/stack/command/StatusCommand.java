package io.clicklake.stack.command;

import io.clicklake.stack.local.ComponentStatus;
import io.clicklake.stack.local.LocalStack;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

/** {@code clicklake status}. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description = "Shows each component; exit status 1 unless all are healthy.")
public final class StatusCommand implements Callable<Integer> {

  private static final String NO_PORTS = "-";

  @Mixin private StackOptions options = new StackOptions();

  @Override
  public Integer call() {
    try (LocalStack stack = options.stack()) {
      List<ComponentStatus> components = stack.status();
      int widest =
          components.stream().mapToInt(component -> ports(component).length()).max().orElse(0);
      String row = "%-10s%-9s%-9s%-" + Math.max(11, widest) + "s %-11s%s%n";
      System.out.printf(Locale.ROOT, row, "component", "state", "pid", "port", "health", "log");
      components.forEach(component -> print(row, component));
      return components.stream().allMatch(ComponentStatus::healthy)
          ? ExitCode.OK
          : ExitCode.SOFTWARE;
    }
  }

  private static void print(String row, ComponentStatus component) {
    System.out.printf(
        Locale.ROOT,
        row,
        component.name(),
        component.running() ? "running" : "stopped",
        component.pid().isPresent() ? component.pid().getAsLong() : "-",
        ports(component),
        component.healthy() ? "healthy" : "unhealthy",
        component.log());
  }

  private static String ports(ComponentStatus component) {
    return component.ports().isEmpty()
        ? NO_PORTS
        : component.ports().stream().map(String::valueOf).collect(Collectors.joining(","));
  }
}
