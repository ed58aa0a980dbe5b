package io.clicklake.host.gate;

import io.clicklake.host.HostException;
import io.clicklake.host.settings.RegistryServer;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * How a gate is set up.
 *
 * @param listen the address it listens at
 * @param registry which registry is behind
 * @param behind where the registry is, without a path
 * @param keystore PKCS#12 with the host's key
 * @param users passwords by user
 */
record GateSettings(
    String listen,
    int port,
    RegistryServer registry,
    URI behind,
    Path keystore,
    String keystorePassword,
    Map<String, String> users) {

  static final String READER = "reader";
  static final String WRITER = "writer";

  GateSettings {
    users = Map.copyOf(users);
  }

  /** Of a prepared file's properties. */
  static GateSettings of(Map<String, String> properties) {
    return new GateSettings(
        required(properties, "listen"),
        Integer.parseInt(required(properties, "port")),
        RegistryServer.valueOf(required(properties, "registry").toUpperCase(Locale.ROOT)),
        URI.create(required(properties, "behind")),
        Path.of(required(properties, "keystore")),
        required(properties, "keystore.password"),
        Map.of(
            READER, required(properties, "user." + READER),
            WRITER, required(properties, "user." + WRITER)));
  }

  private static String required(Map<String, String> properties, String key) {
    String value = properties.get(key);
    if (value == null || value.isBlank()) {
      throw new HostException(
          "the gate's setting " + key + " is missing; clicklake-host prepare writes it");
    }
    return value;
  }
}
