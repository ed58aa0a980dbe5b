package io.clicklake.host.prepare;

import io.clicklake.host.certificate.HostCertificate;
import io.clicklake.host.secret.SecretName;
import io.clicklake.host.settings.Addresses;
import io.clicklake.host.settings.HostSettings;
import io.clicklake.host.settings.Variable;
import io.clicklake.host.settings.Voter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the places of the templates are filled with. */
final class Values {

  private static final int INTERNAL_PARTITIONS = 10;

  private final HostSettings settings;
  private final Addresses addresses;
  private final Map<String, String> values = new HashMap<>();

  private Values(HostSettings settings) {
    this.settings = settings;
    this.addresses = settings.addresses();
  }

  /** By the names of the places. */
  static Map<String, String> of(
      HostSettings settings,
      Map<SecretName, String> secrets,
      HostCertificate certificate,
      Path distribution) {
    Values values = new Values(settings);
    secrets.forEach((name, value) -> values.put("secret." + dotted(name), value));
    values.put("certificate.password", certificate.password());
    values.places(distribution);
    values.kafka();
    values.registry();
    values.connect(distribution);
    values.lake();
    return Map.copyOf(values.values);
  }

  private static String dotted(SecretName name) {
    return name.path().replace('/', '.');
  }

  private void places(Path distribution) {
    put("run", Variable.RUN);
    put("state", Variable.STATE);
    put("distribution", distribution.toString());
    put("listen", Variable.LISTEN);
    put("among.hosts", addresses.amongHosts());
    put("address.clients", addresses.clients());
    put("address.admin", addresses.admin());
    put("address.registry", addresses.registry());
    put("address.registry.behind", addresses.registryBehindGate());
  }

  private void kafka() {
    String admin = "ADMIN://" + addresses.admin();
    String brokers = addresses.betweenHosts() + ":" + number(Variable.KAFKA_BROKERS_PORT);
    String controller = addresses.betweenHosts() + ":" + number(Variable.KAFKA_CONTROLLER_PORT);
    String clients = text(Variable.LISTEN) + ":" + number(Variable.KAFKA_PORT);
    boolean controls = settings.runsController();
    put("kafka.roles", controls ? "broker,controller" : "broker");
    put("node", Variable.NODE_ID);
    put(
        "kafka.listeners",
        List.of(admin, "BROKERS://" + brokers, "CLIENTS://" + clients).stream()
                .collect(Collectors.joining(","))
            + (controls ? ",CONTROLLER://" + controller : ""));
    put(
        "kafka.advertised",
        String.join(
                ",",
                admin,
                "BROKERS://" + addresses.amongHosts() + ":" + number(Variable.KAFKA_BROKERS_PORT),
                "CLIENTS://" + addresses.clients())
            + (controls
                ? ",CONTROLLER://"
                    + addresses.amongHosts()
                    + ":"
                    + number(Variable.KAFKA_CONTROLLER_PORT)
                : ""));
    put(
        "kafka.controllers",
        settings.voters().stream().map(Voter::address).collect(Collectors.joining(",")));
    put("kafka.heap", Variable.KAFKA_HEAP_MB);
    int copies = number(Variable.REPLICATION);
    put("replication", Integer.toString(copies));
    put("replication.least", Integer.toString(Math.max(1, copies - 1)));
    put("partitions.internal", Integer.toString(copies == 1 ? 1 : INTERNAL_PARTITIONS));
    format();
  }

  /** One voter forms a cluster by itself; several know each other by ids made of their numbers. */
  private void format() {
    List<Voter> voters = settings.voters();
    boolean alone = settings.runsController() && voters.size() == 1;
    boolean several = settings.runsController() && voters.size() > 1;
    put("kafka.format.standalone", alone ? "--standalone" : "");
    put("kafka.format.initial", several ? "--initial-controllers" : joining());
    put("kafka.format.voters", several ? initialControllers(voters) : "");
  }

  private String joining() {
    return settings.runsController() ? "" : "--no-initial-controllers";
  }

  private String initialControllers(List<Voter> voters) {
    String cluster = values.getOrDefault("secret.kafka.cluster-id", "");
    return voters.stream()
        .map(
            voter ->
                voter.node()
                    + "@"
                    + voter.address()
                    + ":"
                    + KafkaIds.ofVoter(cluster, voter.node()))
        .collect(Collectors.joining(","));
  }

  private void registry() {
    put("registry", Variable.REGISTRY);
    put("registry.home", Variable.REGISTRY_HOME);
    put("registry.port", Variable.REGISTRY_PORT);
    put("registry.inner.port", Variable.REGISTRY_INNER_PORT);
    put("registry.heap", Variable.REGISTRY_HEAP_MB);
  }

  private void connect(Path distribution) {
    boolean clustered = settings.clustered();
    int between = number(Variable.CONNECT_WORKERS_PORT);
    put(
        "connect.listeners",
        addresses.connect()
            + (clustered ? ",https://" + addresses.betweenHosts() + ":" + between : ""));
    put("connect.advertised.listener", clustered ? "https" : "http");
    put(
        "connect.advertised.port",
        Integer.toString(clustered ? between : number(Variable.CONNECT_PORT)));
    put("connect.heap", Variable.CONNECT_HEAP_MB);
    put("plugin.path", distribution.resolve("plugins") + "," + text(Variable.PLUGINS));
    // Confluent's plugins declare no services to be found by.
    put(
        "plugin.discovery",
        text(Variable.SINK).equals("clicklake") ? "service_load" : "hybrid_warn");
  }

  private void lake() {
    put("bucket", Variable.BUCKET);
    put("region", Variable.REGION);
    put("store.url", Variable.STORE_URL);
    put("store.path.style", settings.given(Variable.STORE_URL).isPresent() ? "true" : "");
    put("topics.dir", Variable.TOPICS_DIR);
    put("timezone", Variable.TIMEZONE);
    put("flush.records", Variable.FLUSH_RECORDS);
    put("rotate.millis", Long.toString(number(Variable.ROTATE_SECONDS) * 1000L));
    put("tasks.events", Variable.PARTITIONS);
    put("tasks.rejected", "1");
  }

  private String text(Variable variable) {
    return settings.text(variable);
  }

  private int number(Variable variable) {
    return settings.number(variable);
  }

  private void put(String place, Variable variable) {
    put(place, text(variable));
  }

  private void put(String place, String value) {
    values.put(place, value);
  }
}
