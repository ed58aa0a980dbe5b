package io.clicklake.producer.publish;

import java.util.List;
import java.util.Optional;

class InMemoryPublisherTest extends EventPublisherContract {

  private final InMemoryPublisher publisher = new InMemoryPublisher();

  @Override
  EventPublisher publisher() {
    return publisher;
  }

  @Override
  List<Stored> storedEvents() {
    return publisher.events().stream()
        .map(
            event ->
                new Stored(
                    Optional.ofNullable(event.getSessionId()).orElse(""),
                    event.getEventId().toString()))
        .toList();
  }

  @Override
  List<Stored> storedRejections() {
    return publisher.rejected().stream()
        .map(rejection -> new Stored("", rejection.getMessage()))
        .toList();
  }

  @Override
  void beginOutage() {
    publisher.outage(true);
  }

  @Override
  void endOutage() {
    publisher.outage(false);
  }
}
