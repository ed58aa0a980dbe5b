package io.clicklake.producer.lambda;

import io.clicklake.producer.publish.Deadline;
import io.clicklake.producer.publish.EventPublisher;
import io.clicklake.producer.publish.Health;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Answers {@code GET /health}: that the function lives; with {@code deep=1}, whether it could
 * publish now.
 *
 * <p>Anybody may ask, so the brokers and the registry are asked at most once in {@link
 * #REMEMBERED}; in between the last answer stands.
 */
final class HealthEndpoint {

  /** How long what is asked may take. */
  static final Duration PATIENCE = Duration.ofSeconds(5);

  /** How long an answer stands. */
  static final Duration REMEMBERED = Duration.ofSeconds(5);

  private static final String DEEP = "deep";
  private static final Set<String> SHALLOW = Set.of("deep=0", "deep=false");

  private final EventPublisher publisher;
  private final Clock clock;
  private @Nullable Health last;
  private Instant lastUntil = Instant.MIN;

  HealthEndpoint(EventPublisher publisher, Clock clock) {
    this.publisher = publisher;
    this.clock = clock;
  }

  Reply answer(GatewayRequest request, Deadline deadline) {
    return isDeep(request.query()) ? Reply.health(deep(deadline)) : Reply.alive();
  }

  /** One asks, the others that come meanwhile wait for its answer. */
  private synchronized Health deep(Deadline deadline) {
    Health health = last;
    if (health == null || !clock.instant().isBefore(lastUntil)) {
      health = publisher.health(deadline.atMost(PATIENCE));
      last = health;
      lastUntil = clock.instant().plus(REMEMBERED);
    }
    return health;
  }

  private static boolean isDeep(String query) {
    return Arrays.stream(query.split("&", -1))
        .filter(parameter -> parameter.equals(DEEP) || parameter.startsWith(DEEP + "="))
        .anyMatch(parameter -> !SHALLOW.contains(parameter));
  }
}
