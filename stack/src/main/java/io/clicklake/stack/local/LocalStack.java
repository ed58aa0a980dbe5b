package io.clicklake.stack.local;

import io.clicklake.components.Component;
import io.clicklake.components.ComponentException;
import io.clicklake.components.RunningComponent;
import io.clicklake.components.StateDirectory;
import io.clicklake.stack.live.Broker;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The whole path of an event on this machine: where everything is, and the processes while they
 * run.
 *
 * <p>Its state lies in {@code .clicklake/} of the checkout ({@code .clicklake/offset-N/} with a
 * port offset, {@code .clicklake/secured/} and {@code .clicklake/secured-offset-N/} where it is
 * secured) and is kept between runs. What {@link #start} started ends with {@link #close()}, with
 * this process (also on Ctrl-C), or after a failed start; {@link #detach()} leaves it running.
 */
public final class LocalStack implements AutoCloseable {

  /** The highest port offset with which every port is one. */
  public static final int MAX_PORT_OFFSET = StackPorts.MAX_OFFSET;

  private static final Duration LAUNCHER_PATIENCE = Duration.ofSeconds(60);

  private final Path home;
  private final StateDirectory state;
  private final StackComponents components;
  private final LauncherClaim claim;
  private final StackProcesses processes;

  private LocalStack(
      Path home, StackPorts ports, Security security, Map<String, String> connectorSettings) {
    this.home = home;
    this.state = new StateDirectory(stateDirectory(home, ports, security));
    this.components = new StackComponents(home, state.root(), ports, security, connectorSettings);
    this.claim = new LauncherClaim(state);
    this.processes = new StackProcesses(components.all(), claim::release);
  }

  /** The stack of the checkout at {@code home}, all ports moved up by the offset. */
  public static LocalStack at(Path home, int portOffset, Security security) {
    return at(home, portOffset, security, Map.of());
  }

  /** The same with connector settings in place of the stack's own, for both connectors. */
  public static LocalStack at(
      Path home, int portOffset, Security security, Map<String, String> connectorSettings) {
    return new LocalStack(
        home.toAbsolutePath().normalize(), new StackPorts(portOffset), security, connectorSettings);
  }

  /** Where events are posted. */
  public URI ingestUrl() {
    return components.gateway().url("/ingest");
  }

  /** Where a page of the website is: the blog at {@code /}, the live page at {@code /lake}. */
  public URI websiteUrl(String path) {
    return components.gateway().url(path);
  }

  /** The directory of the bucket; each object lies in it at its key. */
  public Path lakeRoot() {
    return components.s3().bucketDirectory(StackComponents.BUCKET);
  }

  /** The broker, with the login of a client that may do everything. */
  public Broker broker() {
    return components.services().broker();
  }

  /**
   * The registry and how a client that may do everything reaches it, while the stack is up, under
   * the keys of Confluent's client.
   */
  public Map<String, String> registryClient() {
    return components.services().registryClient();
  }

  /** Where everything lies that outlives a run. */
  public Path stateDirectory() {
    return state.root();
  }

  /** Every component as it is now, whoever started it. */
  public List<ComponentStatus> status() {
    Progress progress = new Progress(System.out, home);
    return components.all().stream()
        .map(
            component -> {
              Optional<RunningComponent> process = RunningComponent.find(component);
              return new ComponentStatus(
                  component.name(),
                  process.map(found -> OptionalLong.of(found.pid())).orElse(OptionalLong.empty()),
                  component.ports(),
                  process.isPresent() && component.healthy(),
                  progress.file(component.logFile()));
            })
        .toList();
  }

  /**
   * Starts everything and returns when all of it is healthy, the topics are made and the schemas
   * registered; after a failure nothing is left running.
   *
   * @param out takes a line for each component
   * @throws ComponentException when the stack already runs, or a component cannot be started
   */
  public void start(PrintStream out) {
    claim.take();
    Progress progress = new Progress(out, home);
    try {
      requireAbsent();
    } catch (ComponentException e) {
      claim.release();
      throw e;
    }
    processes.start(
        new StartOrder(components, component -> processes.bringUp(component, progress)).steps(),
        progress);
  }

  /** Starts components again that die, with a line for each, until this or the result is closed. */
  public Supervision supervise(PrintStream out) {
    return processes.supervise(new Progress(out, home));
  }

  /** Leaves the processes to themselves; a later launcher finds them. */
  public void detach() {
    processes.letGo();
  }

  /** Ends what was started here, in the opposite order; does nothing more than once. */
  @Override
  public void close() {
    processes.end();
  }

  /**
   * Ends the stack, whoever started it: its launcher first, then what is left.
   *
   * @param out takes a line for each
   * @return whether anything ran
   */
  public boolean end(PrintStream out) {
    Progress progress = new Progress(out, home);
    Optional<ProcessHandle> foreground = claim.endOther(LAUNCHER_PATIENCE);
    foreground.ifPresent(process -> progress.line("launcher", "ended, process " + process.pid()));
    boolean any = foreground.isPresent();
    for (Component component : inEndOrder()) {
      Optional<RunningComponent> left = RunningComponent.find(component);
      if (left.isPresent()) {
        endOne(left.get(), progress);
        any = true;
      }
    }
    return any;
  }

  /**
   * Deletes the state.
   *
   * @throws ComponentException while the stack runs
   */
  public void wipe() throws IOException {
    claim.take();
    try {
      requireAbsent();
      StateWipe.wipe(state.root());
    } finally {
      claim.release();
    }
  }

  private void requireAbsent() {
    Optional<Long> process =
        components.all().stream()
            .flatMap(component -> RunningComponent.find(component).stream())
            .map(RunningComponent::pid)
            .findFirst();
    if (process.isPresent()) {
      throw new ComponentException(
          "the stack already runs (process "
              + process.get()
              + "): ./clicklake status shows it, ./clicklake down ends it");
    }
  }

  private List<Component> inEndOrder() {
    List<Component> order = new ArrayList<>(components.all());
    Collections.reverse(order);
    return order;
  }

  private static void endOne(RunningComponent component, Progress progress) {
    long began = System.nanoTime();
    component.close();
    progress.ended(component.component(), Duration.ofNanos(System.nanoTime() - began));
  }

  private static Path stateDirectory(Path home, StackPorts ports, Security security) {
    Path base = home.resolve(".clicklake");
    String offset = ports.offset() == 0 ? "" : StateWipe.OFFSET + ports.offset();
    return switch (security) {
      case OPEN -> offset.isEmpty() ? base : base.resolve(offset);
      case SECURED -> base.resolve(StateWipe.SECURED + (offset.isEmpty() ? "" : "-" + offset));
    };
  }
}
