package io.clicklake.host.settings;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The variables of a settings file, each {@code CLICKLAKE_} and its name.
 *
 * <pre>
 * file = { "CLICKLAKE_" name "=" value LF | "#" comment LF | LF }
 * </pre>
 */
public enum Variable {
  NAME(
      "clicklake",
      "[a-z][a-z0-9-]*",
      "lower case letters, digits and hyphens",
      "the deployment that this host belongs to, for its metrics"),
  BUCKET(
      Presence.REQUIRED,
      "",
      "[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]",
      "a bucket's name, for example acme-clicks-raw",
      "the bucket of the lake"),
  REGION(
      Presence.REQUIRED,
      "",
      "[a-z]{2}(-[a-z]+)+-\\d",
      "a region, for example eu-central-1",
      "the bucket's region"),
  TOPICS_DIR(
      "topics",
      "[^/\\s][^\\s]*[^/\\s]|[^/\\s]",
      "a prefix without slashes at its ends",
      "the prefix of the lake"),
  TIMEZONE(
      "UTC",
      "[A-Za-z][A-Za-z0-9_+/-]*",
      "a zone, for example Europe/Berlin",
      "the zone of the lake's hours"),
  ROTATE_SECONDS(
      "600",
      Form.POSITIVE,
      "a number of seconds",
      "how long a record waits in the sink before it is in the lake"),
  FLUSH_RECORDS(
      "100000",
      Form.POSITIVE,
      "a number of records",
      "the most records of a topic-partition in one commit"),
  STORE_URL(
      "", "https?://\\S+", "an http or https address", "an S3-compatible store in place of S3"),
  SINK(
      "clicklake",
      "clicklake|confluent",
      "clicklake or confluent",
      "this project's sink, or Confluent's (its plugin lies in PLUGINS)"),
  PLUGINS(
      "/opt/clicklake/plugins", Form.ABSOLUTE, "an absolute path", "further plugins for Connect"),

  ADVERTISED_HOST(
      "localhost",
      Form.HOST,
      "a host name",
      "what clients call this host: in its certificate, and what Kafka tells them"),
  LISTEN(
      "0.0.0.0",
      "[0-9A-Fa-f.:]+",
      "an IP address",
      "where Kafka's clients and the registry's are served"),
  KAFKA_PORT("9094", Form.PORT, "a port", "Kafka for clients: SASL_SSL, SCRAM-SHA-512"),
  KAFKA_ADMIN_PORT("9092", Form.PORT, "a port", "Kafka for the administrator: loopback only"),
  KAFKA_CONTROLLER_PORT(
      "9093",
      Form.PORT,
      "a port",
      "Kafka's controller: mutual TLS; loopback, or between the hosts of a cluster"),
  KAFKA_BROKERS_PORT(
      "9095",
      Form.PORT,
      "a port",
      "Kafka between brokers: mutual TLS; loopback, or between the hosts of a cluster"),
  REGISTRY_PORT("8081", Form.PORT, "a port", "the schema registry: TLS and basic auth"),
  REGISTRY_INNER_PORT(
      "8084", Form.PORT, "a port", "the schema registry behind its gate: loopback only"),
  CONNECT_PORT("8083", Form.PORT, "a port", "Connect's REST API: loopback only"),
  CONNECT_WORKERS_PORT(
      "8443", Form.PORT, "a port", "Connect's REST API between workers of a cluster: mutual TLS"),

  ROLE(
      "all",
      "all|registry",
      "all or registry",
      "what runs here: all that no other setting places elsewhere, or the registry alone, beside a Kafka and a Connect"
          + " that somebody else runs"),
  NODE_ID("1", "0|" + Form.POSITIVE, "a number", "this host's number in the cluster"),
  VOTERS(
      "",
      "\\d+@[^,@\\s]+:\\d+(,\\d+@[^,@\\s]+:\\d+)*",
      "a list such as 1@kafka-1:9093,2@kafka-2:9093",
      "the controllers of a cluster, the same on each of its hosts; a host whose number is not among them is a broker"
          + " only; without, this host is a cluster of its own"),
  BOOTSTRAP(
      "",
      "[^,\\s]+:\\d+(,[^,\\s]+:\\d+)*",
      "a host:port list",
      "brokers elsewhere: this host runs Connect only"),
  REGISTRY(
      "apicurio",
      "apicurio|confluent",
      "apicurio or confluent",
      "the registry that runs here: Apicurio, or Confluent's (it lies in REGISTRY_HOME and keeps its schemas in Kafka)"),
  REGISTRY_HOME(
      "/opt/clicklake/registry",
      Form.ABSOLUTE,
      "an absolute path",
      "where Confluent's archive is unpacked, if its registry runs here"),
  REGISTRY_URL(
      "",
      "https?://\\S+",
      "an http or https address",
      "a registry elsewhere, in place of this host's"),

  PARTITIONS(
      "3",
      Form.POSITIVE,
      "a number",
      "partitions of the topic clickstream; may grow, never shrink"),
  RETENTION_HOURS(
      "168",
      Form.POSITIVE,
      "a number of hours",
      "how long Kafka keeps what is in the lake already"),
  REPLICATION(
      "1", Form.POSITIVE, "a number", "copies of each partition; 3 in a cluster of three brokers"),

  PARAMETER_PREFIX(
      "",
      "/[A-Za-z0-9_.-]+(/[A-Za-z0-9_.-]+)*",
      "a path such as /clicklake/prod",
      "where in Systems Manager's Parameter Store the secrets are; without, they are files under STATE"),
  PARAMETER_ENDPOINT(
      "",
      "https?://\\S+",
      "an http or https address",
      "another address of the Parameter Store, for tests"),
  KMS_KEY(
      "",
      "arn:[a-z-]+:kms:[a-z0-9-]+:\\d{12}:(key|alias)/\\S+",
      "the ARN of a KMS key",
      "the key that parameters are encrypted with, in place of the account's own for it"),
  LOG_GROUP(
      "",
      "[.\\-_/#A-Za-z0-9]{1,512}",
      "the name of a log group of CloudWatch Logs",
      "where this host's metrics go; without, to the journal"),
  MEASURE_SECONDS("60", Form.POSITIVE, "a number of seconds", "how often they are told"),

  KAFKA_HEAP_MB("512", Form.POSITIVE, "a number of MiB", "the broker's heap"),
  CONNECT_HEAP_MB("768", Form.POSITIVE, "a number of MiB", "the Connect worker's heap"),
  REGISTRY_HEAP_MB("256", Form.POSITIVE, "a number of MiB", "the registry's heap"),

  STATE(
      "/var/lib/clicklake",
      Form.ABSOLUTE,
      "an absolute path",
      "what outlives a boot; the units expect it there"),
  RUN(
      "/run/clicklake",
      Form.ABSOLUTE,
      "an absolute path",
      "the services' configuration, made at each boot; the units expect it there");

  static final String PREFIX = "CLICKLAKE_";

  private final Presence presence;
  private final String fallback;
  private final Pattern form;
  private final String expected;
  private final String meaning;

  Variable(String fallback, String form, String expected, String meaning) {
    this(Presence.OPTIONAL, fallback, form, expected, meaning);
  }

  Variable(Presence presence, String fallback, String form, String expected, String meaning) {
    this.presence = presence;
    this.fallback = fallback;
    this.form = Pattern.compile(form);
    this.expected = expected;
    this.meaning = meaning;
  }

  /** As it stands in a file. */
  public String key() {
    return PREFIX + name();
  }

  /** The value where the file has none; empty for none. */
  public String fallback() {
    return fallback;
  }

  /** What it is for. */
  public String meaning() {
    return meaning;
  }

  /** Whether a host cannot do without. */
  public boolean required() {
    return presence == Presence.REQUIRED;
  }

  /** What is wrong with it, naming it; empty when nothing is. */
  Optional<String> problem(Map<String, String> file) {
    String value = file.getOrDefault(key(), "");
    if (value.isEmpty()) {
      return required()
          ? Optional.of(key() + " is missing, expected " + expected)
          : Optional.empty();
    }
    return form.matcher(value).matches()
        ? Optional.empty()
        : Optional.of("%s is '%s', expected %s".formatted(key(), value, expected));
  }

  String value(Map<String, String> file) {
    String value = file.getOrDefault(key(), "");
    return value.isEmpty() ? fallback : value;
  }

  private enum Presence {
    REQUIRED,
    OPTIONAL
  }

  private static final class Form {
    static final String POSITIVE = "[1-9]\\d{0,8}";
    static final String PORT = "[1-9]\\d{0,4}";
    static final String ABSOLUTE = "/\\S+";
    static final String HOST = "[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?";
  }
}
