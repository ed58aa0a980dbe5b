package io.clicklake.stack.deploy.account;

import java.util.List;
import java.util.Map;

/** What Systems Manager is to do on a host: one of its documents, with its parameters. */
public record HostCommand(String document, Map<String, List<String>> parameters) {

  public HostCommand {
    parameters = Map.copyOf(parameters);
  }

  /** A document that takes nothing. */
  public static HostCommand of(String document) {
    return new HostCommand(document, Map.of());
  }

  /** Lines of a shell, run by root. */
  public static HostCommand shell(String... lines) {
    return new HostCommand("AWS-RunShellScript", Map.of("commands", List.of(lines)));
  }
}
