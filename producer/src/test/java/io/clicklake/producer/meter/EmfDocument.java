package io.clicklake.producer.meter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A log line as CloudWatch reads it: held against every rule of "Specification: Embedded metric
 * format", and taken apart into the metrics that it makes.
 */
public final class EmfDocument {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Of MetricDatum's units those that there are. */
  private static final Set<String> UNITS =
      Set.of(
          "Seconds",
          "Microseconds",
          "Milliseconds",
          "Bytes",
          "Kilobytes",
          "Megabytes",
          "Gigabytes",
          "Terabytes",
          "Bits",
          "Kilobits",
          "Megabits",
          "Gigabits",
          "Terabits",
          "Percent",
          "Count",
          "Bytes/Second",
          "Kilobytes/Second",
          "Megabytes/Second",
          "Gigabytes/Second",
          "Terabytes/Second",
          "Bits/Second",
          "Kilobits/Second",
          "Megabits/Second",
          "Gigabits/Second",
          "Terabits/Second",
          "Count/Second",
          "None");

  /** A value for CloudWatch. */
  public record Datum(
      String namespace, Map<String, String> dimensions, String name, double value, String unit) {}

  private EmfDocument() {}

  /** The metrics of a line; none for a line that has none. */
  public static List<Datum> data(String line) throws JsonProcessingException {
    JsonNode root = JSON.readTree(line);
    assertThat(root.isObject()).as(line).isTrue();
    assertThat(line.length()).isLessThan(256 * 1024);
    JsonNode metadata = root.path("_aws");
    if (metadata.isMissingNode()) {
      return List.of();
    }
    assertMembers(metadata, Set.of("Timestamp", "CloudWatchMetrics"), Set.of());
    assertThat(metadata.path("Timestamp").isIntegralNumber()).isTrue();
    assertThat(metadata.path("Timestamp").longValue()).isPositive();
    assertThat(metadata.path("CloudWatchMetrics").isArray()).isTrue();
    List<Datum> data = new ArrayList<>();
    for (JsonNode directive : metadata.path("CloudWatchMetrics")) {
      data.addAll(data(root, directive));
    }
    return data;
  }

  private static List<Datum> data(JsonNode root, JsonNode directive) {
    assertMembers(directive, Set.of("Namespace", "Dimensions", "Metrics"), Set.of());
    String namespace = directive.path("Namespace").textValue();
    assertThat(namespace).matches("[0-9A-Za-z.\\-_/#:]{1,255}");
    assertThat(directive.path("Dimensions").isArray()).isTrue();
    assertThat(directive.path("Dimensions")).isNotEmpty();
    assertThat(directive.path("Metrics").isArray()).isTrue();
    assertThat(directive.path("Metrics").size()).isBetween(1, 100);
    List<Datum> data = new ArrayList<>();
    for (JsonNode set : directive.path("Dimensions")) {
      Map<String, String> dimensions = dimensions(root, set);
      Set<String> names = new HashSet<>();
      for (JsonNode metric : directive.path("Metrics")) {
        Datum datum = datum(root, metric, namespace, dimensions);
        assertThat(names.add(datum.name())).as("%s is there once", datum.name()).isTrue();
        data.add(datum);
      }
    }
    return data;
  }

  private static Map<String, String> dimensions(JsonNode root, JsonNode set) {
    assertThat(set.isArray()).isTrue();
    assertThat(set.size()).isBetween(0, 30);
    Map<String, String> dimensions = new TreeMap<>();
    for (JsonNode name : set) {
      assertThat(name.textValue()).matches("[\\x21-\\x39\\x3B-\\x7E]{1,250}");
      JsonNode value = root.path(name.textValue());
      assertThat(value.isTextual()).as("dimension %s is text of the root", name).isTrue();
      assertThat(value.textValue()).matches("\\p{ASCII}{1,1024}").isNotBlank();
      dimensions.put(name.textValue(), value.textValue());
    }
    return dimensions;
  }

  private static Datum datum(
      JsonNode root, JsonNode metric, String namespace, Map<String, String> dimensions) {
    assertMembers(metric, Set.of("Name"), Set.of("Unit", "StorageResolution"));
    String name = metric.path("Name").textValue();
    assertThat(name).hasSizeBetween(1, 1024);
    assertThat(metric.path("Unit").textValue()).isIn(UNITS);
    JsonNode value = root.path(name);
    assertThat(value.isNumber()).as("metric %s is a number of the root", name).isTrue();
    assertThat(value.doubleValue()).isFinite();
    return new Datum(
        namespace, dimensions, name, value.doubleValue(), metric.path("Unit").textValue());
  }

  private static void assertMembers(JsonNode object, Set<String> required, Set<String> optional) {
    Set<String> members = new HashSet<>();
    object.fieldNames().forEachRemaining(members::add);
    assertThat(members).containsAll(required);
    members.removeAll(required);
    assertThat(optional).containsAll(members);
  }
}
