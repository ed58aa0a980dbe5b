package io.clicklake.registry.review.render;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clicklake.registry.review.Finding;
import io.clicklake.registry.review.Severity;
import io.clicklake.registry.review.policy.JudgedFinding;
import io.clicklake.registry.review.policy.Standing;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** SARIF 2.1.0 (OASIS), as code scanning services take it. */
public final class SarifFormat implements ReviewFormat {

  private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";
  private static final String LEVEL_RULE = "avro-level";
  private static final JsonMapper JSON = new JsonMapper();

  private final Map<String, String> purposes;

  /**
   * A format.
   *
   * @param purposes of the rules, by id
   */
  public SarifFormat(Map<String, String> purposes) {
    this.purposes = new LinkedHashMap<>(purposes);
    this.purposes.put(
        LEVEL_RULE, "Avro's verdict on the schemas as a whole keeps the level of the policy.");
  }

  @Override
  public void write(ReviewReport report, Appendable out) throws IOException {
    List<String> rules = new ArrayList<>(purposes.keySet());
    ObjectNode document =
        JsonNodeFactory.instance.objectNode().put("$schema", SCHEMA).put("version", "2.1.0");
    ObjectNode run = document.putArray("runs").addObject();
    ObjectNode driver = run.putObject("tool").putObject("driver").put("name", "clicklake");
    ArrayNode results = JsonNodeFactory.instance.arrayNode();
    for (ReportedReview review : report.reviews()) {
      for (JudgedFinding finding : review.judged().findings()) {
        if (!rules.contains(finding.finding().rule())) {
          rules.add(finding.finding().rule());
        }
        results.add(result(review, finding, rules.indexOf(finding.finding().rule())));
      }
      if (review.judged().unexplained()) {
        ObjectNode result =
            result(LEVEL_RULE, rules.indexOf(LEVEL_RULE), Severity.BREAKING)
                .set(
                    "message",
                    message(
                        review.judged().review().subject()
                            + ": "
                            + Phrases.unexplained(review.judged())));
        results.add(located(result, review.location(), review.judged().review().subject(), ""));
      }
    }
    ArrayNode described = driver.putArray("rules");
    for (String rule : rules) {
      ObjectNode node = described.addObject().put("id", rule);
      node.set("shortDescription", message(purposes.getOrDefault(rule, rule)));
    }
    run.put("columnKind", "unicodeCodePoints");
    run.set("results", results);
    out.append(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(document)).append('\n');
  }

  private static ObjectNode result(ReportedReview review, JudgedFinding judged, int ruleIndex) {
    Finding finding = judged.finding();
    String subject = review.judged().review().subject();
    ObjectNode result = result(finding.rule(), ruleIndex, finding.severity());
    String words =
        String.join(
            "\n",
            Stream.of(
                    subject + " " + Phrases.path(finding) + ": " + finding.change(),
                    LakeCell.seen(finding.lake()),
                    Phrases.beside(finding),
                    finding.advice())
                .filter(line -> !line.isEmpty())
                .toList());
    result.set("message", message(words));
    located(result, review.location(finding), subject, finding.path());
    result
        .putObject("partialFingerprints")
        .put("clicklake/v1", subject + "#" + finding.path() + "#" + finding.rule());
    ArrayNode suppressions = result.putArray("suppressions");
    if (judged.standing() instanceof Standing.Accepted accepted) {
      suppressions
          .addObject()
          .put("kind", "external")
          .put("justification", accepted.acceptance().reason());
    }
    return result;
  }

  private static ObjectNode result(String rule, int ruleIndex, Severity severity) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("ruleId", rule)
        .put("ruleIndex", ruleIndex)
        .put(
            "level",
            switch (severity) {
              case SAFE -> "note";
              case CAREFUL -> "warning";
              case BREAKING -> "error";
            });
  }

  private static ObjectNode located(
      ObjectNode result, Optional<ReportedReview.Location> location, String subject, String path) {
    ObjectNode node = result.putArray("locations").addObject();
    location.ifPresent(
        place -> {
          ObjectNode physical = node.putObject("physicalLocation");
          physical.putObject("artifactLocation").put("uri", uri(place.file()));
          physical
              .putObject("region")
              .put("startLine", place.position().line())
              .put("startColumn", place.position().column());
        });
    node.putArray("logicalLocations")
        .addObject()
        .put("fullyQualifiedName", path.isEmpty() ? subject : subject + "." + path);
    return result;
  }

  private static ObjectNode message(String text) {
    return JsonNodeFactory.instance.objectNode().put("text", text);
  }

  /** A path as a relative reference, or as a file's address where it is absolute. */
  private static String uri(String file) {
    try {
      boolean absolute = file.startsWith("/");
      return new URI(absolute ? "file" : null, absolute ? "" : null, file, null).toASCIIString();
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("'" + file + "' is no path of a file", e);
    }
  }
}
