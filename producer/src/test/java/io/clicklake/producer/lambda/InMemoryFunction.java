package io.clicklake.producer.lambda;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clicklake.producer.collect.Collector;
import io.clicklake.producer.collect.IngestRules;
import io.clicklake.producer.collect.Requests;
import io.clicklake.producer.log.JsonLines;
import io.clicklake.producer.meter.MetricsTarget;
import io.clicklake.producer.meter.RequestMeter;
import io.clicklake.producer.publish.InMemoryPublisher;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The whole function on a publisher in memory, at a time that the test moves. */
final class InMemoryFunction {

  static final UUID MADE_ID = UUID.fromString("0197a6c8-0000-7000-8000-00000000000a");

  private final InMemoryPublisher publisher = new InMemoryPublisher();
  private final List<String> lines = new ArrayList<>();
  private final IngestHandler handler;
  private Instant now = Requests.RECEIVED_AT;

  InMemoryFunction() {
    this(AllowedOrigins.any());
  }

  InMemoryFunction(AllowedOrigins origins) {
    InstantSource hand = () -> now;
    Clock clock = hand.withZone(ZoneOffset.UTC);
    JsonLines log =
        new JsonLines(line -> lines.add(new String(line, StandardCharsets.UTF_8)), clock);
    this.handler =
        new IngestHandler(
            new Collector(() -> MADE_ID, IngestRules.defaults()),
            origins,
            publisher,
            new RequestMeter(new MetricsTarget("Clicklake", "ingest"), log),
            clock);
  }

  Answer answer(ObjectNode request) {
    return answer(request, Duration.ofSeconds(28));
  }

  Answer answer(ObjectNode request, Duration remaining) {
    return Answer.of(handler, request, new Invocation(remaining));
  }

  InMemoryPublisher publisher() {
    return publisher;
  }

  /** What it said so far on its standard output, line by line. */
  List<String> lines() {
    return lines;
  }

  void passes(Duration time) {
    now = now.plus(time);
  }
}
