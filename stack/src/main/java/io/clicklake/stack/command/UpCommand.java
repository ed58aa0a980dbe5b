package io.clicklake.stack.command;

import io.clicklake.stack.local.LocalStack;
import io.clicklake.stack.local.Supervision;
import java.io.PrintStream;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code clicklake up}. */
@Command(
    name = "up",
    mixinStandardHelpOptions = true,
    description = {
      "Starts the stack and keeps it up until Ctrl-C.",
      "A component that dies is started again. State and logs are kept in .clicklake/."
    })
public final class UpCommand implements Callable<Integer> {

  @Mixin private StackOptions options = new StackOptions();

  @Option(
      names = "--detach",
      description = "Returns once everything is healthy and leaves it running, unsupervised.")
  private boolean detach;

  @Option(
      names = "--connector",
      paramLabel = "KEY=VALUE",
      description =
          "A setting of both sink connectors, for example rotate.schedule.interval.ms=60000;"
              + " may be repeated.")
  private Map<String, String> connectorSettings = Map.of();

  @Override
  public Integer call() {
    PrintStream out = System.out;
    try (LocalStack stack = options.stack(connectorSettings)) {
      stack.start(out);
      out.println("events    POST " + stack.ingestUrl());
      out.println("blog      " + stack.websiteUrl("/"));
      out.println("live      " + stack.websiteUrl("/lake"));
      out.println("lake      " + stack.lakeRoot());
      if (detach) {
        stack.detach();
        out.printf(
            "running; ./clicklake status%1$s shows it, ./clicklake down%1$s ends it%n",
            options.text());
      } else {
        out.println("running until Ctrl-C");
        try (Supervision supervision = stack.supervise(out)) {
          supervision.await();
        }
      }
    }
    return 0;
  }
}
