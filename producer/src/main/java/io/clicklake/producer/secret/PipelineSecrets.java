package io.clicklake.producer.secret;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What hosts of a pipeline made for the function, as settings of Kafka's producer and its
 * serializer:
 *
 * <pre>
 * prefix "/kafka/producer"     password of the user producer in Kafka
 * prefix "/registry/reader"    password of the user reader of the registry
 * prefix "/kafka/ca"           the certificates that both are known by, PEM
 * </pre>
 *
 * What is set already is left as it is: who logs in to Kafka by {@code sasl.jaas.config}, as with
 * IAM, needs the registry's part alone.
 */
public final class PipelineSecrets {

  private static final String PRODUCER = "kafka/producer";
  private static final String READER = "registry/reader";
  private static final String AUTHORITIES = "kafka/ca";

  /** Keys that say who asks the registry. */
  private static final String REGISTRY_LOGIN = ".*(basic\\.auth\\.user\\.info|bearer\\.auth\\..*)";

  private final ParameterPath path;
  private final ParameterStore store;

  /**
   * @param variables of the process, for its role's credentials
   */
  public PipelineSecrets(ParameterPath path, Map<String, String> variables, Clock clock) {
    this.path = path;
    this.store = new ParameterStore(path, variables, clock);
  }

  /**
   * Reads the secrets by one call and leaves the certificates in a file, for a serializer takes
   * them from nothing else; the file goes with the process.
   *
   * @param present keys that are set already
   * @throws UnreadableSecretsException naming the parameter and what is missing
   */
  public Map<String, String> settings(Set<String> present) {
    boolean logsIn = !present.contains("sasl.jaas.config");
    boolean introduces = present.stream().noneMatch(key -> key.matches(REGISTRY_LOGIN));
    List<String> wanted = new ArrayList<>();
    if (introduces) {
      wanted.add(READER);
    }
    wanted.add(AUTHORITIES);
    if (logsIn) {
      wanted.add(PRODUCER);
    }
    Map<String, String> values = store.values(path.names(wanted));
    String authorities = value(AUTHORITIES, values);

    Map<String, String> settings = new HashMap<>();
    if (logsIn) {
      settings.put("security.protocol", "SASL_SSL");
      settings.put("sasl.mechanism", "SCRAM-SHA-512");
      settings.put("sasl.jaas.config", scram("producer", value(PRODUCER, values)));
      if (present.stream().noneMatch(key -> key.startsWith("ssl.truststore."))) {
        settings.put("ssl.truststore.type", "PEM");
        settings.put("ssl.truststore.certificates", authorities);
      }
    }
    if (introduces) {
      settings.put("basic.auth.credentials.source", "USER_INFO");
      settings.put("basic.auth.user.info", "reader:" + value(READER, values));
    }
    if (present.stream().noneMatch(key -> key.startsWith("schema.registry.ssl.truststore."))) {
      settings.put("schema.registry.ssl.truststore.type", "PEM");
      settings.put("schema.registry.ssl.truststore.location", file(authorities).toString());
    }
    settings.keySet().removeAll(present);
    return settings;
  }

  private String value(String below, Map<String, String> values) {
    String value = values.getOrDefault(path.name(below), "");
    if (value.isBlank()) {
      throw new UnreadableSecretsException(
          "the parameter %s is empty; expected what a host of the pipeline made: delete it and restart clicklake.target on a host"
              .formatted(path.name(below)));
    }
    return value;
  }

  private static String scram(String user, String password) {
    return "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
        .formatted(user, password.replace("\\", "\\\\").replace("\"", "\\\""));
  }

  private static Path file(String authorities) {
    try {
      Path file = Files.createTempFile("clicklake-ca-", ".pem");
      file.toFile().deleteOnExit();
      return Files.writeString(file, authorities);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot keep the pipeline's certificates in a file", e);
    }
  }
}
