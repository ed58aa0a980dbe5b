package io.clicklake.stack.lake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFormatTest {
  private static final String TYPES =
      """
      SELECT true AS yes, 42::TINYINT AS small, 9007199254740993::BIGINT AS large, 12::HUGEINT AS huge,
             1.50::DECIMAL(9, 2) AS price, 0.1::DOUBLE AS ratio, 0.1::FLOAT AS rough,
             'plain' AS word, NULL AS missing, DATE '2025-05-28' AS on_day,
             TIMESTAMP '2025-05-28 14:00:00' AS wall, TIMESTAMPTZ '2025-05-28 14:00:00.250+00' AS at,
             [1, NULL, 3] AS list, {'a': 1, 'b': 'x'} AS record, MAP {'k': 'v'} AS entries,
             'ab'::BLOB AS bytes, '00000000-0000-7000-8000-000000000001'::UUID AS id""";
  private static final String AWKWARD =
      """
      SELECT * FROM (VALUES (1, 'comma, quote " and
      line'), (22, ''), (NULL, NULL), (-3, 'größer')) t(number, text)""";

  private final Path temp;

  OutputFormatTest(@TempDir Path temp) {
    this.temp = temp;
  }

  private String written(OutputFormat format, String sql) {
    StringBuilder out = new StringBuilder();
    try (Lake lake = Lake.open(new LakeDirectory(temp))) {
      lake.query(sql, List.of(), format.to(out));
    }
    return out.toString();
  }

  @Test
  void jsonKeepsTypes() throws Exception {
    JsonNode rows = new JsonMapper().readTree(written(OutputFormat.json, TYPES));

    assertThat(rows)
        .isEqualTo(
            new JsonMapper()
                .readTree(
                    """
                    [{"yes": true, "small": 42, "large": 9007199254740993, "huge": 12, "price": 1.50, "ratio": 0.1,
                      "rough": 0.1, "word": "plain", "missing": null, "on_day": "2025-05-28",
                      "wall": "2025-05-28T14:00", "at": "2025-05-28T14:00:00.250Z", "list": [1, null, 3],
                      "record": {"a": 1, "b": "x"}, "entries": {"k": "v"}, "bytes": "YWI=",
                      "id": "00000000-0000-7000-8000-000000000001"}]"""));
  }

  @Test
  void jsonIsAnArrayWithARowALine() {
    assertThat(written(OutputFormat.json, "SELECT * FROM range(2) r(i)"))
        .isEqualTo("[\n{\"i\":0},\n{\"i\":1}\n]\n");
    assertThat(written(OutputFormat.json, "SELECT 1 AS i WHERE false")).isEqualTo("[]\n");
  }

  @Test
  void csvFollowsRfc4180() {
    assertThat(written(OutputFormat.csv, AWKWARD))
        .isEqualTo(
            String.join(
                "\r\n",
                "number,text",
                "1,\"comma, quote \"\" and\nline\"",
                "22,\"\"",
                ",",
                "-3,größer",
                ""));
  }

  @Test
  void csvWritesNestedValuesAsJson() {
    assertThat(written(OutputFormat.csv, "SELECT MAP {'k': 'v'} AS entries, [1, 2] AS list"))
        .isEqualTo("entries,list\r\n\"{\"\"k\"\":\"\"v\"\"}\",\"[1,2]\"\r\n");
  }

  @Test
  void tablesAlignNumbersRightAndTextLeft() {
    assertThat(written(OutputFormat.table, AWKWARD))
        .isEqualTo(
            """
            number  text
            ──────  ────────────────────────
                 1  comma, quote " and\\nline
                22
              NULL  NULL
                -3  größer
            (4 rows)
            """);
  }

  @Test
  void tablesWithoutRowsShowTheirColumns() {
    assertThat(written(OutputFormat.table, "SELECT 1 AS one, 'a' AS two WHERE false"))
        .isEqualTo("one  two\n───  ───\n(0 rows)\n");
    assertThat(written(OutputFormat.table, "SELECT 1 AS one")).endsWith("\n(1 row)\n");
  }
}
