package io.clicklake.registry.review;

import java.util.List;

/**
 * Everything that a change of a subject's schema does.
 *
 * @param oldName what the old schema is called: its file, revision or version; {@code none} for a
 *     new subject
 * @param newName what the new schema is called; {@code none} for a deleted subject
 * @param avro Avro's verdict on the schemas as a whole
 * @param findings in the order of the new schema, removed parts where they stood
 */
public record Review(
    String subject, String oldName, String newName, AvroVerdict avro, List<Finding> findings) {

  public Review {
    findings = List.copyOf(findings);
  }

  /** The gravest of the findings'. */
  public Severity severity() {
    return findings.stream().map(Finding::severity).reduce(Severity.SAFE, Severity::or);
  }
}
