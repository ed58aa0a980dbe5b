package io.clicklake.stack.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"string\" | VARCHAR",
        "{\"type\":\"string\",\"logicalType\":\"uuid\"} | VARCHAR",
        "{\"type\":\"enum\",\"name\":\"E\",\"symbols\":[\"a\"]} | VARCHAR",
        "\"int\" | INTEGER",
        "{\"type\":\"int\",\"logicalType\":\"date\"} | DATE",
        "\"long\" | BIGINT",
        "{\"type\":\"long\",\"logicalType\":\"timestamp-millis\"} | TIMESTAMP WITH TIME ZONE",
        "{\"type\":\"long\",\"logicalType\":\"timestamp-micros\"} | TIMESTAMP WITH TIME ZONE",
        "\"float\" | FLOAT",
        "\"double\" | DOUBLE",
        "\"boolean\" | BOOLEAN",
        "\"bytes\" | BLOB",
        "[\"null\",\"int\"] | INTEGER",
        "{\"type\":\"array\",\"items\":\"long\"} | BIGINT[]",
        "{\"type\":\"map\",\"values\":[\"null\",\"string\"]} | MAP(VARCHAR, VARCHAR)",
        "{\"type\":\"record\",\"name\":\"R\",\"fields\":[{\"name\":\"a\",\"type\":\"int\"},{\"name\":\"b\",\"type\":\"string\"}]}"
            + " | STRUCT(\"a\" INTEGER, \"b\" VARCHAR)"
      })
  void everyAvroTypeHasAColumnType(String schema, String type) {
    assertThat(SqlText.typeOf(new Schema.Parser().parse(schema))).isEqualTo(type);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"[\"null\"] | nothing but null", "[\"int\",\"string\"] | null and one other type"})
  void aUnionThatIsNoColumnIsRefused(String schema, String message) {
    Schema union = new Schema.Parser().parse(schema);

    assertThatThrownBy(() -> SqlText.typeOf(union))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void textAndNamesAreQuoted() {
    assertThat(SqlText.quoted("it's")).isEqualTo("'it''s'");
    assertThat(SqlText.identifier("a\"b")).isEqualTo("\"a\"\"b\"");
  }
}
