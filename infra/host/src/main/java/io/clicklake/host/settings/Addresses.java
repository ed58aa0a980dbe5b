package io.clicklake.host.settings;

/** Where the services of a host listen, and where it finds what runs elsewhere. */
public record Addresses(HostSettings settings) {

  /** Where what is for this host alone listens. */
  public static final String LOOPBACK = "127.0.0.1";

  /** Kafka for clients, of this host's own broker or elsewhere. */
  public String clients() {
    return settings.given(Variable.BOOTSTRAP).orElseGet(() -> advertised(Variable.KAFKA_PORT));
  }

  /** Kafka for the administrator. */
  public String admin() {
    return LOOPBACK + ":" + port(Variable.KAFKA_ADMIN_PORT);
  }

  /** The registry as clients are configured with it, of this host or elsewhere. */
  public String registry() {
    return settings
        .given(Variable.REGISTRY_URL)
        .orElseGet(
            () -> "https://" + advertised(Variable.REGISTRY_PORT) + settings.registry().api());
  }

  /** The registry of this host as it is before its gate. */
  public String registryBehindGate() {
    return "http://" + LOOPBACK + ":" + port(Variable.REGISTRY_INNER_PORT);
  }

  /** The same, where Confluent's API begins. */
  public String registryApiBehindGate() {
    return registryBehindGate() + settings.registry().api();
  }

  /** Connect's REST API on this host. */
  public String connect() {
    return "http://" + LOOPBACK + ":" + port(Variable.CONNECT_PORT);
  }

  /** Where services listen that hosts of a cluster offer each other. */
  public String betweenHosts() {
    return settings.clustered() ? settings.text(Variable.LISTEN) : LOOPBACK;
  }

  /** What other hosts of a cluster call this one; itself where it is alone. */
  public String amongHosts() {
    return settings.clustered() ? settings.text(Variable.ADVERTISED_HOST) : LOOPBACK;
  }

  private String advertised(Variable port) {
    return settings.text(Variable.ADVERTISED_HOST) + ":" + port(port);
  }

  private int port(Variable variable) {
    return settings.number(variable);
  }
}
