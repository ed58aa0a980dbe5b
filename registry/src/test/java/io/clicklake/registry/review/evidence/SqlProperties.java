package io.clicklake.registry.review.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.clicklake.registry.review.Cell;
import io.clicklake.registry.review.SchemaChange;
import io.clicklake.registry.review.SchemaChanges;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Where a review of any two schemas says that SQL goes on, DuckDB returns the values. */
class SqlProperties {

  @Provide
  Arbitrary<SchemaChange> changes() {
    return Arbitraries.longs()
        .map(seed -> new SchemaChanges(seed).versions())
        .map(both -> new SchemaChange(Path.of("random"), "any", both.old(), both.now()));
  }

  @Property(tries = 150)
  void whatIsSafeForSqlReadsBackInDuckDb(@ForAll("changes") SchemaChange change)
      throws IOException {
    Assume.that(FixtureEvidence.canBeLaid(change));
    List<FixtureEvidence.Claim> safe =
        FixtureEvidence.claims(change).stream()
            .filter(claim -> !claim.lake().duckdbUnion().harms())
            .toList();
    Assume.that(!safe.isEmpty());
    Path directory = Files.createTempDirectory("clicklake-sql");
    try (DuckDbEvidence duckdb = new DuckDbEvidence()) {
      Versions versions = Versions.write(directory, change.old(), change.now());
      for (FixtureEvidence.Claim claim : safe) {
        Cell seen = duckdb.union(versions, claim.path());
        assertThat(seen.harms())
            .as("%s of %s is %s", claim.path(), change.review().findings(), seen.text())
            .isFalse();
      }
    } finally {
      delete(directory);
    }
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
