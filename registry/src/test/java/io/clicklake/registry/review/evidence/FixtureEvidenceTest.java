package io.clicklake.registry.review.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.clicklake.registry.review.LakeEffect;
import io.clicklake.registry.review.SchemaChange;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a review says of each fixture's change is what engines do with its files. */
class FixtureEvidenceTest {

  @TempDir Path directory;

  static List<SchemaChange> changes() {
    return SchemaChange.all().stream()
        .filter(FixtureEvidence::canBeLaid)
        .filter(change -> !FixtureEvidence.claims(change).isEmpty())
        .toList();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("changes")
  void duckDbDoesWhatTheReviewSays(SchemaChange change) {
    Versions versions = Versions.write(directory, change.old(), change.now());
    try (DuckDbEvidence duckdb = new DuckDbEvidence()) {
      for (FixtureEvidence.Claim claim : FixtureEvidence.claims(change)) {
        assertThat(duckdb.union(versions, claim.path()))
            .as("%s at %s", change, claim.path())
            .isEqualTo(claim.lake().duckdbUnion());
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("changes")
  @EnabledIfSystemProperty(named = "clicklake.engines", matches = "true")
  void trinoDoesWhatTheReviewSays(SchemaChange change) {
    TrinoEvidence trino = TrinoEvidence.lay(SharedTrino.lake(), change.old(), change.now());
    for (FixtureEvidence.Claim claim : FixtureEvidence.claims(change)) {
      LakeEffect observed = trino.effect(claim.path(), claim.lake().duckdbUnion());
      assertThat(observed).as("%s at %s", change, claim.path()).isEqualTo(claim.lake());
    }
  }
}
