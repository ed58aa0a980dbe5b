package io.clicklake.host.measure;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Lines that CloudWatch reads metrics off, by "Specification: Embedded metric format" of its user
 * guide.
 *
 * <pre>
 * line = { "_aws": { "Timestamp": ms, "CloudWatchMetrics": [ { "Namespace", "Dimensions": [ [ name ] ],
 *          "Metrics": [ { "Name", "Unit" } ] } ] }, "Deployment", "Node", metric: number }
 * </pre>
 *
 * @param deployment value of the dimension {@code Deployment}
 * @param node value of the dimension {@code Node}
 */
record EmbeddedMetrics(String deployment, String node) {

  static final String NAMESPACE = "Clicklake";

  /** Each metric is filed under each of these. */
  static final List<List<String>> DIMENSIONS =
      List.of(List.of("Deployment"), List.of("Deployment", "Node"));

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final double TO_A_HUNDREDTH = 100.0;

  /** One line, without an end of line. */
  String line(Instant at, Map<Metric, Double> numbers) {
    ObjectNode line = JSON.createObjectNode();
    ObjectNode aws = line.putObject("_aws");
    aws.put("Timestamp", at.toEpochMilli());
    ObjectNode directive = aws.putArray("CloudWatchMetrics").addObject();
    directive.put("Namespace", NAMESPACE);
    directive.set("Dimensions", JSON.valueToTree(DIMENSIONS));
    ArrayNode metrics = directive.putArray("Metrics");
    line.put("Deployment", deployment);
    line.put("Node", node);
    numbers.forEach(
        (metric, number) -> {
          metrics.addObject().put("Name", metric.word()).put("Unit", metric.unit());
          line.put(metric.word(), Math.round(number * TO_A_HUNDREDTH) / TO_A_HUNDREDTH);
        });
    return line.toString();
  }
}
