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

  private static final String ROW = "%-10s%-9s%-9s%-12s%-11s%s%n";

  @Mixin private StackOptions options = new StackOptions();

  @Override
  public Integer call() {
    try (LocalStack stack = options.stack()) {
      List<ComponentStatus> components = stack.status();
      System.out.printf(Locale.ROOT, ROW, "component", "state", "pid", "port", "health", "log");
      components.forEach(StatusCommand::print);
      return components.stream().allMatch(ComponentStatus::healthy)
          ? ExitCode.OK
          : ExitCode.SOFTWARE;
    }
  }

  private static void print(ComponentStatus component) {
    System.out.printf(
        Locale.ROOT,
        ROW,
        component.name(),
        component.running() ? "running" : "stopped",
        component.pid().isPresent() ? component.pid().getAsLong() : "-",
        component.ports().isEmpty()
            ? "-"
            : component.ports().stream().map(String::valueOf).collect(Collectors.joining(",")),
        component.healthy() ? "healthy" : "unhealthy",
        component.log());
  }
}
