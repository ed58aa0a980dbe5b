package io.clicklake.stack.deploy;

import io.clicklake.stack.deploy.account.HostCommand;
import io.clicklake.stack.deploy.account.HostOutcome;
import io.clicklake.stack.deploy.machine.Sha256;
import io.clicklake.stack.deploy.terraform.HostRelease;
import io.clicklake.stack.deploy.terraform.Outputs;
import io.clicklake.stack.deploy.terraform.ReleasedValues;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Every host runs the release, with its settings of now; one host after the other. */
record HostsStep(Target target, ReleasedValues values, Dialogue dialogue) implements Step {

  private static final Duration PATIENCE = Duration.ofMinutes(20);
  private static final String RUNS = "runs=";

  @Override
  public String name() {
    return "hosts";
  }

  @Override
  public String intent() {
    return "aws ssm send-command --document-name <name>-release, on each host in turn, where it does not run the release with its settings already";
  }

  @Override
  public Optional<String> done() {
    Outputs outputs = target.outputs();
    Map<String, String> behind = behind(outputs);
    return behind.isEmpty()
        ? Optional.of("there already: " + release() + " on " + outputs.instances().values())
        : Optional.empty();
  }

  @Override
  public void run() {
    Outputs outputs = target.outputs();
    behind(outputs)
        .forEach(
            (node, instance) -> {
              HostOutcome outcome =
                  target
                      .account()
                      .run(instance, HostCommand.of(outputs.releaseDocument()), PATIENCE);
              if (!outcome.succeeded()) {
                throw new DeploymentException(
                    "host %s (%s) did not take the release, %s:%n%s"
                        .formatted(node, instance, outcome.status(), outcome.output().strip()));
              }
              dialogue.say("  host " + node + " (" + instance + ") runs " + release());
            });
  }

  private Map<String, String> behind(Outputs outputs) {
    Map<String, String> behind = new TreeMap<>(outputs.instances());
    behind.entrySet().removeIf(host -> runs(outputs, host.getKey(), host.getValue()));
    return behind;
  }

  /**
   * Whether a host says that it runs this release, whole, with the settings that are kept for it.
   * One that boots for the first time is waited for: it takes the release by itself.
   */
  private boolean runs(Outputs outputs, String node, String instance) {
    String settings =
        target.account().parameter(outputs.parameterPrefix() + "/host/" + node).orElse("") + "\n";
    HostOutcome outcome =
        target
            .account()
            .run(
                instance,
                HostCommand.shell(
                    "cloud-init status --wait >/dev/null 2>&1 || true",
                    "systemctl is-active --quiet clicklake.target || exit 0",
                    "echo "
                        + RUNS
                        + "$(cat /opt/clicklake/current/VERSION)"
                        + "/$(cat /opt/clicklake/current/.sha256)"
                        + "/$(sha256sum </etc/clicklake/host.env | cut -d ' ' -f 1)"),
                PATIENCE);
    HostRelease release = release();
    String expected =
        RUNS
            + release.version()
            + "/"
            + release.sha256()
            + "/"
            + new Sha256().and(settings).digits();
    return outcome.succeeded() && outcome.output().lines().anyMatch(expected::equals);
  }

  private HostRelease release() {
    return values
        .hostRelease()
        .orElseThrow(
            () ->
                new DeploymentException(
                    "no release is named yet; the step 'distribution' comes first"));
  }

  @Override
  public String remedy() {
    return "look at the host: aws ssm start-session --target <instance>, then sudo journalctl -u 'clicklake-*' and /var/log/cloud-init-output.log";
  }
}
