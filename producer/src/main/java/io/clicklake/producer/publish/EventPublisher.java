package io.clicklake.producer.publish;

import io.clicklake.events.ClickEvent;
import io.clicklake.events.RejectedEvent;
import java.util.List;

/**
 * Puts events where they last.
 *
 * <p>Safe for use by several threads. Owned by whoever made it, who closes it.
 */
public interface EventPublisher extends AutoCloseable {

  /**
   * Publishes all of these, and returns when each is acknowledged or refused for good.
   *
   * <p>Events of one session keep their order. A rejected event has no key.
   *
   * @param events for the topic of events, keyed by session
   * @param rejected for the topic of rejected events
   * @param deadline returns or throws by then, give or take a second
   * @throws NotAcknowledgedException when one of them was not acknowledged in time. Some may have
   *     been, and those already on their way may yet arrive; what was not on its way never will.
   */
  Receipt publish(List<ClickEvent> events, List<RejectedEvent> rejected, Deadline deadline)
      throws NotAcknowledgedException;

  /**
   * Asks what publishing needs, now and not from memory: the topics' leaders, and the schemas' ids.
   * Nothing is published.
   *
   * @param deadline returns by then, give or take a second
   */
  Health health(Deadline deadline);

  @Override
  void close();
}
