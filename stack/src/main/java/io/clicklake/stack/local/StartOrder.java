package io.clicklake.stack.local;

import io.clicklake.components.Component;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** What must stand before what: a component starts as soon as those it needs are healthy. */
final class StartOrder {

  private final Path home;
  private final StackComponents components;
  private final Consumer<Component> bringUp;

  /** The order in which {@code bringUp} is given the components of the checkout at {@code home}. */
  StartOrder(Path home, StackComponents components, Consumer<Component> bringUp) {
    this.home = home;
    this.components = components;
    this.bringUp = bringUp;
  }

  Steps steps() {
    return new Steps(
        List.of(
            up(components.kafka(), Set.of()),
            up(components.registry(), Set.of()),
            up(components.s3(), Set.of()),
            up(components.gateway(), Set.of()),
            new Step(
                "topics",
                Set.of(components.kafka().name()),
                () -> StackTopics.create(components.kafka().bootstrapServers())),
            new Step(
                "schemas",
                Set.of(components.registry().name()),
                () -> StackTopics.registerSchemas(home, components.registry().url())),
            up(components.connect(), Set.of("topics", "schemas", components.s3().name())),
            up(components.lambda(), Set.of("topics", "schemas", components.gateway().name()))));
  }

  private Step up(Component component, Set<String> after) {
    return new Step(component.name(), after, () -> bringUp.accept(component));
  }
}
