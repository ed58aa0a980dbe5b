package io.clicklake.producer.meter;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/**
 * The member of a log line that makes CloudWatch read metrics off it, by "Specification: Embedded
 * metric format" of CloudWatch's user guide.
 *
 * <pre>
 * "_aws": { "Timestamp": ms, "CloudWatchMetrics": [ { "Namespace", "Dimensions": [ [ name ] ],
 *           "Metrics": [ { "Name", "Unit" } ] } ] }
 * </pre>
 *
 * <p>Each dimension and metric named is another member of the same object: a text, and a number.
 *
 * @param dimensions names of members, one set of them
 * @param metrics names and units of members
 */
record EmbeddedMetrics(String namespace, List<String> dimensions, List<Metric> metrics) {

  /** Units CloudWatch knows, of those used here. */
  enum Unit {
    COUNT("Count"),
    MILLISECONDS("Milliseconds");

    private final String word;

    Unit(String word) {
      this.word = word;
    }
  }

  /** A member that is a metric. */
  record Metric(String name, Unit unit) {}

  EmbeddedMetrics {
    dimensions = List.copyOf(dimensions);
    metrics = List.copyOf(metrics);
  }

  void writeTo(JsonGenerator json, Instant at) throws IOException {
    json.writeObjectFieldStart("_aws");
    json.writeNumberField("Timestamp", at.toEpochMilli());
    json.writeArrayFieldStart("CloudWatchMetrics");
    json.writeStartObject();
    json.writeStringField("Namespace", namespace);
    json.writeArrayFieldStart("Dimensions");
    json.writeStartArray();
    for (String dimension : dimensions) {
      json.writeString(dimension);
    }
    json.writeEndArray();
    json.writeEndArray();
    json.writeArrayFieldStart("Metrics");
    for (Metric metric : metrics) {
      json.writeStartObject();
      json.writeStringField("Name", metric.name());
      json.writeStringField("Unit", metric.unit().word);
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
  }
}
