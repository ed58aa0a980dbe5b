package io.clicklake.host.settings;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What one host is told. */
public final class HostSettings {

  private final Map<String, String> values;

  private HostSettings(Map<String, String> values) {
    this.values = Map.copyOf(values);
  }

  /**
   * The settings in a file.
   *
   * @throws InvalidSettingsException with every problem at once
   */
  public static HostSettings read(Path file) {
    return new HostSettings(SettingsFile.read(file));
  }

  /** A variable's value, or what stands for it; empty for none. */
  public String text(Variable variable) {
    return variable.value(values);
  }

  /** A variable's value as a number. */
  public int number(Variable variable) {
    return Integer.parseInt(text(variable));
  }

  /** A variable's value as a path. */
  public Path path(Variable variable) {
    return Path.of(text(variable));
  }

  /** A variable's value, where there is one. */
  public Optional<String> given(Variable variable) {
    return Optional.of(text(variable)).filter(value -> !value.isEmpty());
  }

  /** The controllers of the cluster that this host belongs to; its own one where it is alone. */
  public List<Voter> voters() {
    return given(Variable.VOTERS)
        .map(list -> Arrays.stream(list.split(",", -1)).map(Voter::parse).toList())
        .orElseGet(
            () ->
                List.of(
                    new Voter(
                        number(Variable.NODE_ID),
                        Addresses.LOOPBACK,
                        number(Variable.KAFKA_CONTROLLER_PORT))));
  }

  /** Whether other hosts belong to its cluster, or may. */
  public boolean clustered() {
    return given(Variable.VOTERS).isPresent() || given(Variable.BOOTSTRAP).isPresent();
  }

  /** Whether a broker runs here. */
  public boolean runsKafka() {
    return runsConnect() && given(Variable.BOOTSTRAP).isEmpty();
  }

  /** Whether a worker of Connect runs here. */
  public boolean runsConnect() {
    return text(Variable.ROLE).equals("all");
  }

  /** Whether a controller runs here. */
  public boolean runsController() {
    int node = number(Variable.NODE_ID);
    return runsKafka() && voters().stream().anyMatch(voter -> voter.node() == node);
  }

  /** Whether it tells what every host of its cluster would tell the same of. */
  public boolean speaksForTheCluster() {
    return runsKafka() && voters().get(0).node() == number(Variable.NODE_ID);
  }

  /** Whether a registry runs here. */
  public boolean runsRegistry() {
    return given(Variable.REGISTRY_URL).isEmpty();
  }

  /** The registry of this host, or of its cluster. */
  public RegistryServer registry() {
    return RegistryServer.valueOf(text(Variable.REGISTRY).toUpperCase(Locale.ROOT));
  }

  /** Where everything is, here and elsewhere. */
  public Addresses addresses() {
    return new Addresses(this);
  }
}
