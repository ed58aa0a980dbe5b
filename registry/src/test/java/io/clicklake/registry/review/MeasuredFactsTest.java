package io.clicklake.registry.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.clicklake.registry.source.NamedSchema;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The review against changes that were measured elsewhere, by other code, on Trino 476 and DuckDB
 * 1.5.6. A measured query either failed or returned rows; the cells follow from these.
 */
class MeasuredFactsTest {

  private static final Path FACTS =
      Path.of("src", "test", "resources", "review", "measured-cases.json");

  /** Measured with new values that the old type holds; the review speaks of any value. */
  private static final Map<String, Cell> NEW_VALUES_FIT =
      Map.of(
          "array_int_to_long", Cell.ERROR,
          "decimal_scale_up", Cell.WRONG,
          "string_to_bytes", Cell.WRONG);

  /** Named with the case's name for the test report. */
  record Fact(String name, JsonNode json) {

    Schema schema(String version) {
      return new Schema.Parser().parse(json.get(version).toString());
    }

    boolean failed(String engine, String setUp, String file) {
      JsonNode outcome = json.get(engine).get(setUp);
      return !(file.isEmpty() ? outcome : outcome.get(file)).get("outcome").asText().equals("OK");
    }

    /** The values of the changed column, or of all columns but id and hour. */
    List<JsonNode> values(String setUp, String file) {
      List<JsonNode> values = new ArrayList<>();
      json.get("trino_476").get(setUp).get(file).get("value").get(0).forEach(values::add);
      return values.subList(1, values.size() - 1);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static List<Fact> facts() throws IOException {
    List<Fact> facts = new ArrayList<>();
    for (JsonNode fact : new ObjectMapper().readTree(FACTS.toFile())) {
      facts.add(new Fact(fact.get("name").asText(), fact));
    }
    assertThat(facts).hasSize(31);
    return facts;
  }

  private static Review review(Fact fact) {
    return SchemaReview.of(
        fact.name(),
        new NamedSchema("old", fact.schema("old")),
        new NamedSchema("new", fact.schema("new")));
  }

  private static LakeEffect lake(Fact fact) {
    return review(fact).findings().stream()
        .map(Finding::lake)
        .reduce(LakeEffect.NOT_APPLICABLE, LakeEffect::or);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("facts")
  void avrosVerdictIsTheMeasuredOne(Fact fact) {
    JsonNode measured = fact.json().get("avro_1_12_1");
    assertThat(review(fact).avro())
        .isEqualTo(
            new AvroVerdict(
                measured.get("backward").asBoolean(), measured.get("forward").asBoolean()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("facts")
  void oldFilesUnderTheNewTableReadAsMeasured(Fact fact) {
    assertThat(lake(fact).oldFilesProjected()).isIn(oldFiles(fact, "new_ddl_projected"));
    assertThat(lake(fact).oldFilesRegistered()).isIn(oldFiles(fact, "new_ddl_registered"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("facts")
  void newFilesUnderTheOldTableReadAsMeasured(Fact fact) {
    Cell cell = lake(fact).newFilesOldTable();
    if (NEW_VALUES_FIT.containsKey(fact.name())) {
      assertThat(cell).isEqualTo(NEW_VALUES_FIT.get(fact.name()));
    } else if (fact.failed("trino_476", "old_ddl", "new_file")) {
      assertThat(cell).isEqualTo(Cell.ERROR);
    } else {
      List<JsonNode> seen = fact.values("old_ddl", "new_file");
      List<JsonNode> written = fact.values("new_ddl_projected", "new_file");
      assertThat(cell).isIn(newFiles(seen, written));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("facts")
  void duckDbReadsTheUnionOrFailsAsMeasured(Fact fact) {
    assertThat(lake(fact).duckdbUnion() == Cell.ERROR)
        .isEqualTo(fact.failed("duckdb_1_5_6", "union_by_name", ""));
  }

  /** Cells that fit what was seen of an old row. */
  private static List<Cell> oldFiles(Fact fact, String setUp) {
    if (fact.failed("trino_476", setUp, "old_file")) {
      return List.of(Cell.ERROR);
    }
    List<JsonNode> seen = fact.values(setUp, "old_file");
    List<JsonNode> written = fact.values("old_ddl", "old_file");
    if (seen.size() < written.size()) {
      return List.of(Cell.NOT_APPLICABLE);
    }
    List<JsonNode> present = seen.stream().filter(value -> !value.isNull()).toList();
    if (present.size() < written.size()) {
      return List.of(Cell.NULL);
    }
    if (written.stream().allMatch(was -> present.stream().anyMatch(is -> sameValue(was, is)))) {
      return seen.size() == written.size() ? List.of(Cell.SAME) : List.of(Cell.SAME, Cell.NULL);
    }
    return List.of(Cell.WRONG);
  }

  /** Cells that fit what was seen of a new row through the old table. */
  private static List<Cell> newFiles(List<JsonNode> seen, List<JsonNode> written) {
    if (seen.stream().anyMatch(JsonNode::isNull)) {
      return List.of(Cell.NULL, Cell.SAME);
    }
    return seen.size() < written.size() || seen.toString().length() < written.toString().length()
        ? List.of(Cell.HIDDEN, Cell.SAME)
        : List.of(Cell.SAME);
  }

  /**
   * Whether two JSON values stand for one: numbers by value, bytes by their text, structs by parts.
   */
  private static boolean sameValue(JsonNode was, JsonNode is) {
    if (was.isArray() && is.isArray()) {
      List<JsonNode> parts = new ArrayList<>();
      is.forEach(part -> parts.add(part));
      List<JsonNode> wanted = new ArrayList<>();
      was.forEach(part -> wanted.add(part));
      return wanted.stream()
          .allMatch(part -> parts.stream().anyMatch(other -> sameValue(part, other)));
    }
    String old = was.asText();
    String now = is.asText();
    return old.equals(now) || sameNumber(old, now) || now.equals(base64(old));
  }

  private static boolean sameNumber(String old, String now) {
    try {
      return new BigDecimal(old).compareTo(new BigDecimal(now)) == 0;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
