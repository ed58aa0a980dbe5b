package io.clicklake.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The statement by which the operations document deletes a person's events from a file. */
class ErasureTest {

  private static final String DOCUMENT =
      TerraformFiles.text(TerraformFiles.HOME.resolve("docs/operations.md"));

  @Test
  void theFileThatIsWrittenHasEveryOtherRowAndTheSameColumns(
      @TempDir Path topics, @TempDir Path work) throws Exception {
    try (DuckDb duckDb = new DuckDb()) {
      LakeFixture events = LakeFixture.ALL.get(0);
      duckDb.run(events.view(events.writeTo(topics, duckDb)));
      List<List<String>> before = rowsOfOthers(duckDb);
      List<String> files =
          duckDb
              .rows(
                  "SELECT DISTINCT filename FROM read_parquet('%s/**/*.parquet', filename = true) WHERE session_id = 's1'"
                      .formatted(topics))
              .stream()
              .map(row -> row.get(0))
              .toList();
      assertThat(files).isNotEmpty();

      for (String file : files) {
        // Where the path tells no partition, as in the document: its columns would be written too.
        Path old = Files.copy(Path.of(file), work.resolve("old.parquet"));
        Path written = work.resolve("new.parquet");
        duckDb.run(
            statement()
                .replace("old.parquet", old.toString())
                .replace("new.parquet", written.toString()));
        assertThat(columns(duckDb, written)).isEqualTo(columns(duckDb, old));
        Files.delete(old);
        Files.move(written, Path.of(file), StandardCopyOption.REPLACE_EXISTING);
      }

      assertThat(duckDb.rows("SELECT count(*) FROM click_events WHERE session_id = 's1'"))
          .containsExactly(List.of("0"));
      assertThat(rowsOfOthers(duckDb)).isEqualTo(before);
    }
  }

  /** Those without a session too: a comparison with NULL would lose them. */
  private static List<List<String>> rowsOfOthers(DuckDb duckDb) {
    return duckDb.rows(
        "SELECT * FROM click_events WHERE session_id IS DISTINCT FROM 's1' ORDER BY event_id, received_at");
  }

  private static List<List<String>> columns(DuckDb duckDb, Path file) {
    return duckDb.rows(
        "SELECT name, type, converted_type FROM parquet_schema('%s')".formatted(file));
  }

  private static String statement() {
    Matcher copy = Pattern.compile("duckdb -c \"(COPY [^\"]+)\"").matcher(DOCUMENT);
    assertThat(copy.find()).isTrue();
    return copy.group(1);
  }
}
