package io.clicklake.producer.meter;

import com.fasterxml.jackson.core.JsonGenerator;
import io.clicklake.events.RejectionReason;
import io.clicklake.producer.log.JsonLines;
import io.clicklake.producer.meter.EmbeddedMetrics.Metric;
import io.clicklake.producer.meter.EmbeddedMetrics.Unit;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.event.Level;

/**
 * Writes a line for each request, and one more for each reason for which it had events rejected:
 * the reason is a dimension there.
 *
 * <p>Metrics, all with the dimension {@code FunctionName}: {@code Accepted}, {@code Rejected} (by
 * {@code Reason} too), {@code NotAcknowledged}, {@code Refused} and {@code KafkaLatency} of
 * requests that send events; {@code ColdStart} of the first request of a process.
 */
public final class RequestMeter {

  private static final String FUNCTION_NAME = "FunctionName";
  private static final String REASON = "Reason";

  private static final Metric ACCEPTED = new Metric("Accepted", Unit.COUNT);
  private static final Metric REJECTED = new Metric("Rejected", Unit.COUNT);
  private static final Metric NOT_ACKNOWLEDGED = new Metric("NotAcknowledged", Unit.COUNT);
  private static final Metric REFUSED = new Metric("Refused", Unit.COUNT);
  private static final Metric KAFKA_LATENCY = new Metric("KafkaLatency", Unit.MILLISECONDS);
  private static final Metric COLD_START = new Metric("ColdStart", Unit.COUNT);

  private final MetricsTarget target;
  private final JsonLines lines;
  private final AtomicBoolean cold = new AtomicBoolean(true);

  public RequestMeter(MetricsTarget target, JsonLines lines) {
    this.target = target;
    this.lines = lines;
  }

  /** Counts and logs a request that was answered. */
  public void served(ServedRequest request) {
    boolean first = cold.getAndSet(false);
    Level level = request.status() >= 500 ? Level.WARN : Level.INFO;
    lines.write(
        level,
        request.method() + " " + request.path() + " " + request.status(),
        json -> {
          identify(request, json);
          json.writeStringField("method", request.method());
          json.writeStringField("path", request.path());
          json.writeNumberField("status", request.status());
          json.writeNumberField("duration_ms", millis(request.took()));
          json.writeBooleanField("cold_start", first);
          List<Metric> metrics = new ArrayList<>();
          if (request.tally().isPresent()) {
            metrics.addAll(write(request.tally().get(), json));
          }
          if (first) {
            json.writeNumberField(COLD_START.name(), 1);
            metrics.add(COLD_START);
          }
          if (!metrics.isEmpty()) {
            json.writeStringField(FUNCTION_NAME, target.functionName());
            new EmbeddedMetrics(target.namespace(), List.of(FUNCTION_NAME), metrics)
                .writeTo(json, lines.now());
          }
        });
    request.tally().ifPresent(tally -> rejections(request, tally));
  }

  private void rejections(ServedRequest request, Tally tally) {
    for (Map.Entry<RejectionReason, Integer> entry : new TreeMap<>(tally.rejected()).entrySet()) {
      lines.write(
          Level.INFO,
          "rejected for " + entry.getKey(),
          json -> {
            identify(request, json);
            json.writeStringField(FUNCTION_NAME, target.functionName());
            json.writeStringField(REASON, entry.getKey().name());
            json.writeNumberField(REJECTED.name(), entry.getValue());
            new EmbeddedMetrics(
                    target.namespace(), List.of(FUNCTION_NAME, REASON), List.of(REJECTED))
                .writeTo(json, lines.now());
          });
    }
  }

  private static void identify(ServedRequest request, JsonGenerator json) throws IOException {
    json.writeStringField("request_id", request.requestId());
    json.writeStringField("function_request_id", request.invocationId());
  }

  /** Writes the numbers, and says which of them are metrics. */
  private static List<Metric> write(Tally tally, JsonGenerator json) throws IOException {
    List<Metric> metrics = new ArrayList<>(List.of(ACCEPTED, REJECTED, NOT_ACKNOWLEDGED, REFUSED));
    json.writeNumberField(ACCEPTED.name(), tally.accepted());
    json.writeNumberField(REJECTED.name(), tally.rejectedEvents());
    json.writeNumberField(NOT_ACKNOWLEDGED.name(), tally.notAcknowledged());
    json.writeNumberField(REFUSED.name(), tally.refused());
    if (tally.kafkaLatency().isPresent()) {
      json.writeNumberField(KAFKA_LATENCY.name(), millis(tally.kafkaLatency().get()));
      metrics.add(KAFKA_LATENCY);
    }
    return metrics;
  }

  /** Milliseconds to a hundredth. */
  private static double millis(Duration duration) {
    return Math.round(duration.toNanos() / 10_000.0) / 100.0;
  }
}
