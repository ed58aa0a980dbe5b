package io.clicklake.stack.local;

import io.clicklake.components.Component;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** What must stand before what: a component starts as soon as those it needs are healthy. */
record StartOrder(StackComponents components, Consumer<Component> bringUp) {

  Steps steps() {
    List<Step> steps = new ArrayList<>();
    steps.add(Step.up(components.s3(), Set.of(), bringUp));
    steps.add(Step.up(components.gateway(), Set.of(), bringUp));
    steps.addAll(components.services().steps(bringUp));
    steps.add(
        Step.up(
            components.lambda(),
            Set.of(HostServices.TOPICS, HostServices.SCHEMAS, components.gateway().name()),
            bringUp));
    return new Steps(steps);
  }
}
