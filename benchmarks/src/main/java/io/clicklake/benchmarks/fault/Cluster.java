package io.clicklake.benchmarks.fault;

import io.clicklake.benchmarks.run.ConnectApi;
import io.clicklake.benchmarks.run.Workspace;
import io.clicklake.components.Checkout;
import io.clicklake.components.Component;
import io.clicklake.components.DistributedWorker;
import io.clicklake.components.DistributedWorkerSettings;
import io.clicklake.components.Distribution;
import io.clicklake.components.FreePorts;
import io.clicklake.components.KafkaBroker;
import io.clicklake.components.RunningComponent;
import io.clicklake.components.S3Server;
import io.clicklake.components.SchemaRegistryServer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Broker, registry, S3 and two distributed workers with this project's sink. For one thread. */
final class Cluster {

  static final String BUCKET = "lake";
  static final String CONNECTOR = "clicks";

  private static final Duration START = Duration.ofMinutes(2);

  private final KafkaBroker broker;
  private final S3Server s3;
  private final SchemaRegistryServer registry;
  private final Map<Target, URI> workers = new EnumMap<>(Target.class);
  private final Map<Target, RunningComponent> running = new EnumMap<>(Target.class);
  private final Set<Target> downOnPurpose = EnumSet.noneOf(Target.class);

  /** Starts everything, the workers last. */
  Cluster(Workspace workspace) {
    Distribution distribution = Distribution.fromSystemProperty();
    Path state = workspace.directory();
    broker = new KafkaBroker(distribution, state, FreePorts.next(), FreePorts.next());
    s3 = new S3Server(distribution, state, FreePorts.next(), List.of(BUCKET));
    registry = new SchemaRegistryServer(distribution, state, FreePorts.next());
    running.put(Target.BROKER, workspace.launch(broker));
    running.put(Target.S3, workspace.launch(s3));
    running.put(Target.REGISTRY, workspace.launch(registry));
    running.values().forEach(component -> component.awaitHealthy(START));
    DistributedWorkerSettings settings =
        new DistributedWorkerSettings(
                broker.bootstrapServers(),
                Checkout.home().resolve("connect/target/plugin"),
                "bench-workers")
            .withJvmOptions(List.of("-Xmx256m", "-XX:TieredStopAtLevel=1"))
            .withWorkerProperties(Map.of("offset.flush.interval.ms", "1000"));
    for (Target target : Target.WORKERS) {
      DistributedWorker worker =
          new DistributedWorker(
              distribution, state, target.component(), FreePorts.next(), settings);
      workers.put(target, worker.url());
      running.put(target, workspace.start(worker, START));
    }
  }

  String bootstrapServers() {
    return broker.bootstrapServers();
  }

  URI registryUrl() {
    return registry.url();
  }

  S3Server s3() {
    return s3;
  }

  Path bucket() {
    return s3.bucketDirectory(BUCKET);
  }

  /** Whether it serves requests now. */
  boolean healthy(Target target) {
    RunningComponent component = component(target);
    return component.alive() && component.component().healthy();
  }

  /** SIGKILL; it stays down until it is brought back. */
  void kill(List<Target> targets) {
    downOnPurpose.addAll(targets);
    targets.forEach(target -> component(target).kill());
  }

  /** SIGTERM; it stays down until it is brought back. */
  void end(Target target) {
    downOnPurpose.add(target);
    component(target).close();
  }

  /** Starts a new process on the same state, and does not wait for it. */
  void bringBack(List<Target> targets) {
    targets.forEach(target -> component(target).relaunch());
    downOnPurpose.removeAll(targets);
  }

  void freeze(Target target) {
    component(target).pause();
  }

  void thaw(Target target) {
    component(target).resume();
  }

  /** Starts again what ended though nobody meant it to; each is told with its last words. */
  void mend(Consumer<String> told) {
    running.forEach(
        (target, component) -> {
          if (!downOnPurpose.contains(target) && !component.alive()) {
            told.accept(component.obituary());
            component.relaunch();
          }
        });
  }

  /** Waits until everything serves requests; what ends meanwhile is started again. */
  void heal(Consumer<String> told) {
    mend(told);
    for (Target target : Target.values()) {
      component(target).awaitHealthy(START);
    }
  }

  /** Asks one worker after the other until one has done it; says whether one has. */
  boolean byRest(Predicate<ConnectApi> request) {
    return workers.entrySet().stream()
        .filter(worker -> component(worker.getKey()).alive())
        .anyMatch(worker -> request.test(new ConnectApi(worker.getValue())));
  }

  /** What the connector and its tasks say of themselves; empty where no worker says anything. */
  List<ConnectApi.Part> parts() {
    List<ConnectApi.Part> parts = new ArrayList<>();
    boolean unused = byRest(api -> parts.addAll(api.parts(CONNECTOR)));
    return parts;
  }

  private RunningComponent component(Target target) {
    RunningComponent component = running.get(target);
    if (component == null) {
      throw new IllegalStateException(target + " was not started");
    }
    return component;
  }

  /** Names and log files of all, for errors. */
  List<Path> logs() {
    return running.values().stream()
        .map(RunningComponent::component)
        .map(Component::logFile)
        .toList();
  }
}
