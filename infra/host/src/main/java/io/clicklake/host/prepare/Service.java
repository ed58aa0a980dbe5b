package io.clicklake.host.prepare;

import io.clicklake.host.settings.HostSettings;
import io.clicklake.host.settings.RegistryServer;
import java.util.Locale;

/** A service of a host, with a folder of configuration that its user alone reads. */
enum Service {
  /** Kafka's broker and controller. */
  KAFKA,
  /** The schema registry, on loopback. */
  REGISTRY,
  /** TLS and passwords in front of the registry. */
  GATE,
  /** A worker of Kafka Connect. */
  CONNECT;

  /** Whether it runs on a host with these settings. */
  boolean runsOn(HostSettings settings) {
    return switch (this) {
      case KAFKA -> settings.runsKafka();
      case REGISTRY, GATE -> settings.runsRegistry();
      case CONNECT -> settings.runsConnect();
    };
  }

  /** The folder of what is prepared for it. */
  String folder() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The folder of the templates of that. */
  String templates(HostSettings settings) {
    return this == REGISTRY && settings.registry() == RegistryServer.CONFLUENT
        ? "registry-confluent"
        : folder();
  }

  /** The system user, and group, that runs it. */
  String user() {
    return "clicklake-" + folder();
  }
}
