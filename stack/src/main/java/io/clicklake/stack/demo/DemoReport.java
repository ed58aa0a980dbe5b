package io.clicklake.stack.demo;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clicklake.stack.question.PostViews;
import io.clicklake.stack.question.RejectionCount;
import io.clicklake.stack.traffic.TrafficPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What a demo found, whole.
 *
 * <p>As JSON: {@code run, seed, sent, accepted, rejected, rows, distinctEventIds, rejectedRows,
 * exact, secondsPerStep{name: seconds}, partitions[path, files, rows, bytes],
 * rejectedPartitions[…], lakeRoot}; paths of partitions are below the lake's root.
 */
record DemoReport(
    TrafficPlan plan,
    Reconciliation reconciliation,
    List<StepTimes.Step> steps,
    List<Partition> partitions,
    List<Partition> rejectedPartitions,
    List<PostViews> postsByChannel,
    List<RejectionCount> rejectionsByReason,
    Path lakeRoot) {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  DemoReport {
    steps = List.copyOf(steps);
    partitions = List.copyOf(partitions);
    rejectedPartitions = List.copyOf(rejectedPartitions);
    postsByChannel = List.copyOf(postsByChannel);
    rejectionsByReason = List.copyOf(rejectionsByReason);
  }

  /** Writes the report as JSON, in place of what the file holds. */
  void writeTo(Path file) throws IOException {
    Path directory = file.toAbsolutePath().getParent();
    if (directory != null) {
      Files.createDirectories(directory);
    }
    Files.writeString(file, JSON.writeValueAsString(toJson()) + "\n");
  }

  ObjectNode toJson() {
    ObjectNode json = JSON.createObjectNode();
    json.put("run", plan.run());
    json.put("seed", plan.seed());
    json.put("sent", reconciliation.sent());
    json.put("accepted", reconciliation.accepted());
    json.put("rejected", reconciliation.rejected());
    json.put("rows", reconciliation.rows());
    json.put("distinctEventIds", reconciliation.distinctEventIds());
    json.put("rejectedRows", reconciliation.rejectedRows());
    json.put("exact", reconciliation.exact());
    ObjectNode seconds = json.putObject("secondsPerStep");
    steps.forEach(step -> seconds.put(step.name(), step.seconds()));
    add(json.putArray("partitions"), partitions);
    add(json.putArray("rejectedPartitions"), rejectedPartitions);
    json.put("lakeRoot", lakeRoot.toString());
    return json;
  }

  private static void add(ArrayNode array, List<Partition> partitions) {
    for (Partition partition : partitions) {
      array
          .addObject()
          .put("path", partition.path())
          .put("files", partition.files())
          .put("rows", partition.rows())
          .put("bytes", partition.bytes());
    }
  }
}
