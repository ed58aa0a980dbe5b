package io.clicklake.registry.review.render;

import io.clicklake.registry.review.Finding;
import io.clicklake.registry.review.policy.JudgedReview;
import io.clicklake.registry.source.Position;
import io.clicklake.registry.source.SourcedSchema;
import java.util.Optional;

/**
 * A judged review and the schema whose text a reviewer has before them.
 *
 * @param schema the new one, the old one where it was deleted
 */
public record ReportedReview(JudgedReview judged, SourcedSchema schema) {

  /** A place in a file. */
  record Location(String file, Position position) {}

  /** Where a finding stands; empty for a schema that is in no file. */
  Optional<Location> location(Finding finding) {
    return schema
        .file()
        .map(file -> new Location(file, schema.position(finding.path()).orElse(Position.START)));
  }

  /** Where the schema itself stands. */
  Optional<Location> location() {
    return schema
        .file()
        .map(file -> new Location(file, schema.position("").orElse(Position.START)));
  }
}
