package io.clicklake.producer.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.clicklake.producer.collect.Collector;
import io.clicklake.producer.collect.TimeOrderedIds;
import io.clicklake.producer.log.JsonLines;
import io.clicklake.producer.log.JsonLogProvider;
import io.clicklake.producer.meter.RequestMeter;
import io.clicklake.producer.meter.ServedRequest;
import io.clicklake.producer.publish.Deadline;
import io.clicklake.producer.publish.EventPublisher;
import io.clicklake.producer.publish.KafkaConfiguration;
import io.clicklake.producer.publish.KafkaPublisher;
import io.clicklake.producer.secret.PipelineSecrets;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import org.crac.Core;
import org.jspecify.annotations.Nullable;

/**
 * The Lambda function behind the HTTP API: {@link Routes} says what it answers.
 *
 * <p>Every request is answered before the invocation ends: Kafka has until {@link #MARGIN} before
 * that. Safe for use by several threads.
 */
public final class IngestHandler implements RequestStreamHandler {

  /** What is left of the invocation when Kafka's time is over. */
  static final Duration MARGIN = Duration.ofMillis(1500);

  static {
    JsonLogProvider.nameToSlf4j();
  }

  private final Routes routes;
  private final RequestMeter meter;

  /** Kept, for the runtime holds it weakly; none where the parts are another's. */
  private final @Nullable WarmUp warmUp;

  /**
   * Wired from the process's environment.
   *
   * @throws InvalidEnvironmentException with every problem of the environment
   * @throws io.clicklake.producer.secret.UnreadableSecretsException when they are kept elsewhere
   *     and cannot be read
   */
  public IngestHandler() {
    Environment environment = Environment.of(System.getenv());
    Clock clock = Clock.systemUTC();
    KafkaConfiguration kafka = withSecrets(environment, clock);
    SecureRandom random = new SecureRandom();
    Collector collector = new Collector(new TimeOrderedIds(clock, random), environment.rules());
    KafkaPublisher publisher = KafkaPublisher.to(environment.topics(), kafka);
    this.routes = Routes.to(collector, environment.origins(), publisher, clock);
    this.meter = new RequestMeter(environment.metrics(), JsonLines.standardOut(clock));
    this.warmUp = new WarmUp(collector, publisher, random);
    Core.getGlobalContext().register(warmUp);
    warmUp.run();
  }

  /** Made of its parts; the publisher stays the caller's to close. */
  IngestHandler(
      Collector collector,
      AllowedOrigins origins,
      EventPublisher publisher,
      RequestMeter meter,
      Clock clock) {
    this.routes = Routes.to(collector, origins, publisher, clock);
    this.meter = meter;
    this.warmUp = null;
  }

  private static KafkaConfiguration withSecrets(Environment environment, Clock clock) {
    KafkaConfiguration plain = environment.kafka();
    return environment
        .secrets()
        .map(path -> new PipelineSecrets(path, System.getenv(), clock))
        .map(secrets -> plain.and(secrets.settings(plain.overrides().keySet())))
        .orElse(plain);
  }

  @Override
  public void handleRequest(InputStream event, OutputStream reply, Context context)
      throws IOException {
    long start = System.nanoTime();
    Duration remaining = Duration.ofMillis(context.getRemainingTimeInMillis());
    Deadline deadline = Deadline.in(remaining.minus(MARGIN));
    GatewayRequest request = GatewayRequest.read(event, context.getAwsRequestId());
    Served served = routes.answer(request, deadline);
    served.reply().writeTo(reply);
    meter.served(
        new ServedRequest(
            request.content().id(),
            context.getAwsRequestId(),
            request.method(),
            request.path(),
            served.reply().status(),
            Duration.ofNanos(System.nanoTime() - start),
            served.tally()));
  }
}
