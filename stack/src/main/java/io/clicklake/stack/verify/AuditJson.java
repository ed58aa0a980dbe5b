package io.clicklake.stack.verify;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clicklake.connect.audit.AuditReport;
import io.clicklake.connect.audit.Finding;
import io.clicklake.connect.audit.PartitionAudit;
import io.clicklake.connect.commit.History;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;

/**
 * An audit as one JSON document:
 *
 * <pre>{@code
 * {"sound":…, "partitions":[{"topic":…, "partition":…, "records":…, "first":…, "next":…,
 *   "files":…, "rows":…, "bytes":…, "rejected":…, "absent":…, "findings":[FINDING…]}],
 *  "elsewhere":[FINDING…]}
 * FINDING = {"kind":"file_missing", "key":…, "expected":…, "found":…}
 * }</pre>
 */
final class AuditJson {

  private static final JsonMapper JSON = new JsonMapper();

  private AuditJson() {}

  static String of(AuditReport report, boolean sound) {
    ObjectNode root = JsonNodeFactory.instance.objectNode().put("sound", sound);
    ArrayNode partitions = root.putArray("partitions");
    report.partitions().forEach(partition -> partitions.add(partition(partition)));
    addAll(report.elsewhere(), root.putArray("elsewhere"));
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ObjectNode partition(PartitionAudit partition) {
    History sums = partition.sums();
    ObjectNode node =
        JsonNodeFactory.instance
            .objectNode()
            .put("topic", partition.topic())
            .put("partition", partition.partition())
            .put("records", partition.records())
            .put("first", sums.first())
            .put("next", partition.next())
            .put("files", sums.files())
            .put("rows", sums.rows())
            .put("bytes", sums.bytes())
            .put("rejected", sums.rejected())
            .put("absent", sums.absent());
    addAll(partition.findings(), node.putArray("findings"));
    return node;
  }

  private static void addAll(List<Finding> findings, ArrayNode array) {
    for (Finding finding : findings) {
      array
          .addObject()
          .put("kind", finding.kind().name().toLowerCase(Locale.ROOT))
          .put("key", finding.key())
          .put("expected", finding.expected())
          .put("found", finding.found());
    }
  }
}
