package io.clicklake.registry.review.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import org.apache.avro.Schema;
import org.apache.parquet.hadoop.ParquetWriter;
import org.junit.jupiter.api.Test;

class EvolutionMatrixTest {

  private static final Path DOCUMENT =
      Path.of(System.getProperty("clicklake.home"), "docs", "schema-evolution-matrix.md");

  @Test
  void theDocumentSaysWhatTheTablesSay() throws IOException {
    if (Boolean.getBoolean("clicklake.document.write") && Boolean.getBoolean("clicklake.engines")) {
      Files.writeString(DOCUMENT, text(measuredNow()));
    }
    String measured =
        Files.readAllLines(DOCUMENT).stream()
            .filter(line -> line.startsWith("Measured on "))
            .findFirst()
            .orElseThrow();
    assertThat(measured).as("measured with what is in use").endsWith(local() + ".");
    assertThat(DOCUMENT)
        .as(
            "run ./mvnw -q -Dquick -Pengines test -pl registry -am -Dtest='TypeChangesTest,FieldChangesTest,EvolutionMatrixTest'"
                + " -Dsurefire.failIfNoSpecifiedTests=false -Dclicklake.document.write=true")
        .hasContent(text(measured + "\n"));
  }

  private static String text(String measured) throws IOException {
    return EvolutionMatrix.text(
        measured, TypeChangeTable.committed(), FieldChangeTable.committed().rows());
  }

  private static String measuredNow() {
    return EvolutionMatrix.measured(
        LocalDate.now(Clock.systemUTC()), SharedTrino.lake().version(), local());
  }

  private static String local() {
    return "DuckDB %s, Avro %s, parquet-java %s"
        .formatted(
            DuckDbEvidence.version(),
            Schema.class.getPackage().getImplementationVersion(),
            ParquetWriter.class.getPackage().getImplementationVersion());
  }
}
