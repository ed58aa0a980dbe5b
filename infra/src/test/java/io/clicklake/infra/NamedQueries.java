package io.clicklake.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every query that Terraform saves in Athena, on an engine with the rows of {@link LakeFixture}.
 */
abstract class NamedQueries {

  private static final String TODAY = "DATE '2026-11-22'";
  private static final Path EXPECTED =
      TerraformFiles.HOME.resolve("infra/src/test/resources/lake/expected");

  abstract SqlEngine engine();

  /** Runs a statement without an answer. */
  abstract void make(String statement) throws Exception;

  static Stream<String> queries() {
    return TerraformFiles.ending(TerraformFiles.QUERIES, ".sql").stream()
        .map(file -> file.getFileName().toString().replace(".sql", ""));
  }

  @ParameterizedTest
  @MethodSource("queries")
  void answersAsExpected(String name) throws Exception {
    String text = TerraformFiles.text(TerraformFiles.QUERIES.resolve(name + ".sql"));
    assertThat(text).startsWith("-- ").endsWith(";\n");
    String statement = text.strip().replaceAll(";$", "").replace("current_date", TODAY);
    if (statement.contains("CREATE OR REPLACE VIEW")) {
      make(statement);
      statement = "SELECT count(*), count(DISTINCT event_id) FROM " + name;
    }
    String answer =
        engine().rows(statement).stream()
            .map(row -> row.stream().map(NamedQueries::plain).collect(Collectors.joining("|")))
            .map(line -> line + "\n")
            .collect(Collectors.joining());
    assertThat(answer).isEqualTo(Files.readString(EXPECTED.resolve(name + ".txt")));
  }

  /** Numbers without the zeros that engines differ in. */
  private static String plain(String value) {
    return value.matches("-?\\d+(\\.\\d+)?([eE]-?\\d+)?")
        ? new BigDecimal(value).stripTrailingZeros().toPlainString()
        : value;
  }

  static final List<LakeFixture> TABLES = LakeFixture.ALL;
}
