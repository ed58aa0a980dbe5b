package io.clicklake.benchmarks.ingest;

import io.clicklake.benchmarks.load.LoadedTopic;
import io.clicklake.benchmarks.run.Workspace;
import io.clicklake.components.Distribution;
import io.clicklake.components.FreePorts;
import io.clicklake.components.KafkaBroker;
import io.clicklake.components.RunningComponent;
import io.clicklake.components.SchemaRegistryServer;
import io.clicklake.events.ClickEvent;
import io.clicklake.events.RejectedEvent;
import io.clicklake.registry.client.SchemaRegistries;
import io.clicklake.registry.client.SchemaRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What the function stands before: a broker with both topics, a registry with both schemas. */
record Door(String bootstrapServers, String registryUrl) {

  private static final Duration START = Duration.ofMinutes(2);
  private static final String EVENTS = "clickstream";
  private static final String REJECTED = EVENTS + ".rejected";
  private static final int PARTITIONS = 3;

  static Door open(Workspace workspace) throws InterruptedException {
    Distribution distribution = Distribution.fromSystemProperty();
    Path state = workspace.directory();
    KafkaBroker broker = new KafkaBroker(distribution, state, FreePorts.next(), FreePorts.next());
    SchemaRegistryServer registry = new SchemaRegistryServer(distribution, state, FreePorts.next());
    List<RunningComponent> launched = Stream.of(broker, registry).map(workspace::launch).toList();
    launched.forEach(component -> component.awaitHealthy(START));
    LoadedTopic.createTopic(EVENTS, broker.bootstrapServers(), PARTITIONS);
    LoadedTopic.createTopic(REJECTED, broker.bootstrapServers(), 1);
    SchemaRegistry schemas = SchemaRegistries.at(List.of(registry.url()));
    schemas.register(EVENTS + "-value", ClickEvent.getClassSchema());
    schemas.register(REJECTED + "-value", RejectedEvent.getClassSchema());
    return new Door(broker.bootstrapServers(), registry.url().toString());
  }

  /** The function's variables. */
  Map<String, String> variables() {
    return Map.of(
        "BOOTSTRAP_SERVERS", bootstrapServers,
        "SCHEMA_REGISTRY_URL", registryUrl,
        "KAFKA_TOPIC", EVENTS);
  }
}
