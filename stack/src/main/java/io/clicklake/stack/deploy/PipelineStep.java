package io.clicklake.stack.deploy;

import io.clicklake.stack.deploy.account.HostCommand;
import io.clicklake.stack.deploy.account.HostOutcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Topics, schemas and connectors are as the release has them. The first host does it by its own
 * units, each as its own user; what does not belong on it is passed over there.
 */
record PipelineStep(Target target, Dialogue dialogue) implements Step {

  private static final Duration PATIENCE = Duration.ofMinutes(8);
  private static final List<String> UNITS =
      List.of("clicklake-topics", "clicklake-schemas", "clicklake-connectors");

  @Override
  public String name() {
    return "pipeline";
  }

  @Override
  public String intent() {
    return "on the first host: systemctl restart "
        + String.join(" ", UNITS)
        + " (clicklake-host topics, schemas, connectors)";
  }

  /** Each of the three looks itself. */
  @Override
  public Optional<String> done() {
    return Optional.empty();
  }

  @Override
  public void run() {
    Map.Entry<String, String> first =
        target.outputs().instances().entrySet().stream()
            .findFirst()
            .orElseThrow(() -> new DeploymentException("there is no host"));
    HostOutcome outcome =
        target
            .account()
            .run(
                first.getValue(),
                HostCommand.shell(
                    "set -eu",
                    "for unit in " + String.join(" ", UNITS) + "; do",
                    "  systemctl restart $unit.service || { journalctl --no-pager --output cat --lines 20 --unit $unit.service >&2; exit 1; }",
                    "  journalctl --no-pager --output cat --lines 8 --since -3min --unit $unit.service",
                    "done"),
                PATIENCE);
    outcome.output().lines().forEach(line -> dialogue.say("  " + line));
    if (!outcome.succeeded()) {
      throw new DeploymentException(
          "host %s (%s) did not bring them, %s"
              .formatted(first.getKey(), first.getValue(), outcome.status()));
    }
  }

  @Override
  public String remedy() {
    return "mend what the unit says above; a refused schema is reviewed by ./clicklake schema review";
  }
}
