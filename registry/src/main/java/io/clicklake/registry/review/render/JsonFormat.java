package io.clicklake.registry.review.render;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clicklake.registry.review.AvroVerdict;
import io.clicklake.registry.review.Finding;
import io.clicklake.registry.review.Review;
import io.clicklake.registry.review.policy.JudgedFinding;
import io.clicklake.registry.review.policy.JudgedReview;
import io.clicklake.registry.review.policy.Standing;
import java.io.IOException;

/**
 * One JSON document for programs; keys and their order are a contract:
 *
 * <pre>{@code
 * DOCUMENT = REVIEW, for one review, | [REVIEW…], for none or several
 * REVIEW = {"review":1, "subject":…, "old":…, "new":…, "avro":AVRO,
 *   "severity":"safe|careful|breaking", "findings":[FINDING…]}
 * FINDING = {"rule":…, "path":…, "change":…, "severity":…, "avro":AVRO,
 *   "lake":{"oldFilesProjected":CELL, "oldFilesRegistered":CELL, "newFilesOldTable":CELL,
 *     "predicate":CELL, "duckdbUnion":CELL},
 *   "sink":"shares-file|rotates-once|refused", "java":"source-compatible|breaking", "advice":…}
 * AVRO = {"backward":true|false, "forward":true|false}
 * CELL = "same|null|hidden|wrong|loses-rows|error|n/a"
 * }</pre>
 *
 * <p>A finding that a policy accepts ends in {@code "accepted":{"reason":…, "date":…}} and does not
 * count for the review's severity; without a policy no finding has that key.
 */
public final class JsonFormat implements ReviewFormat {

  private static final JsonMapper JSON = new JsonMapper();

  @Override
  public void write(ReviewReport report, Appendable out) throws IOException {
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    report.reviews().forEach(review -> all.add(review(review.judged())));
    JsonNode document = all.size() == 1 ? all.get(0) : all;
    out.append(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(document)).append('\n');
  }

  private static ObjectNode review(JudgedReview judged) {
    Review review = judged.review();
    ObjectNode node =
        JsonNodeFactory.instance
            .objectNode()
            .put("review", 1)
            .put("subject", review.subject())
            .put("old", review.oldName())
            .put("new", review.newName());
    node.set("avro", avro(review.avro()));
    node.put("severity", judged.severity().text());
    ArrayNode findings = node.putArray("findings");
    judged.findings().forEach(finding -> findings.add(finding(finding)));
    return node;
  }

  private static ObjectNode finding(JudgedFinding judged) {
    Finding finding = judged.finding();
    ObjectNode node =
        JsonNodeFactory.instance
            .objectNode()
            .put("rule", finding.rule())
            .put("path", finding.path())
            .put("change", finding.change())
            .put("severity", finding.severity().text());
    node.set("avro", avro(finding.avro()));
    ObjectNode lake = node.putObject("lake");
    LakeCell.ALL.forEach(cell -> lake.put(cell.key(), cell.of().apply(finding.lake()).text()));
    node.put("sink", finding.sink().text())
        .put("java", finding.java().text())
        .put("advice", finding.advice());
    if (judged.standing() instanceof Standing.Accepted accepted) {
      node.putObject("accepted")
          .put("reason", accepted.acceptance().reason())
          .put("date", accepted.acceptance().date().toString());
    }
    return node;
  }

  private static ObjectNode avro(AvroVerdict verdict) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("backward", verdict.backward())
        .put("forward", verdict.forward());
  }
}
