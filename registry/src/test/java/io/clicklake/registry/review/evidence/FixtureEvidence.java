package io.clicklake.registry.review.evidence;

import io.clicklake.registry.review.Finding;
import io.clicklake.registry.review.LakeEffect;
import io.clicklake.registry.review.SchemaChange;
import io.clicklake.registry.review.SinkEffect;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;

/** Findings of a review held against engines that read files of the two versions. */
final class FixtureEvidence {

  private static final String FIELDS = "fields.";

  private FixtureEvidence() {}

  /** A part of a row that findings speak of, and what they say of it together. */
  record Claim(LakePath path, LakeEffect lake) {}

  /** Whether files of both versions can be written and a table be defined over them. */
  static boolean canBeLaid(SchemaChange change) {
    return change.review().findings().stream()
        .noneMatch(
            finding ->
                finding.sink() == SinkEffect.REFUSED || finding.rule().equals("names-clash"));
  }

  /**
   * What a review claims, a claim for each column: its findings speak of one column together, for
   * an engine that fails with it does so for all of them.
   */
  static List<Claim> claims(SchemaChange change) {
    List<Finding> findings = change.review().findings();
    return findings.stream()
        .flatMap(finding -> path(finding, change).stream())
        .distinct()
        .map(path -> new Claim(path, claimed(findings, change, path)))
        .toList();
  }

  private static LakeEffect claimed(List<Finding> findings, SchemaChange change, LakePath path) {
    return findings.stream()
        .filter(
            finding ->
                path(finding, change)
                    .filter(other -> other.column().equalsIgnoreCase(path.column()))
                    .isPresent())
        .map(Finding::lake)
        .reduce(LakeEffect.NOT_APPLICABLE, LakeEffect::or);
  }

  /** Nothing for a finding on the whole schema or on what no file can hold. */
  private static Optional<LakePath> path(Finding finding, SchemaChange change) {
    if (!finding.path().startsWith(FIELDS) || finding.lake().equals(LakeEffect.NOT_APPLICABLE)) {
      return Optional.empty();
    }
    LakePath path = LakePath.of(finding.path().substring(FIELDS.length()));
    return Optional.of(path).filter(one -> holds(change.now(), one) || holds(change.old(), one));
  }

  private static boolean holds(Schema schema, LakePath path) {
    return path.in(schema).isPresent();
  }
}
