package io.clicklake.registry.ddl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DuckDbTextTest {

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
        "{\"type\":\"long\",\"logicalType\":\"local-timestamp-millis\"} | TIMESTAMP",
        "{\"type\":\"int\",\"logicalType\":\"time-millis\"} | TIME",
        "{\"type\":\"bytes\",\"logicalType\":\"decimal\",\"precision\":9,\"scale\":2} | 'DECIMAL(9,2)'",
        "[\"null\",\"int\"] | INTEGER",
        "[\"int\",\"string\"] | 'STRUCT(\"member0\" INTEGER, \"member1\" VARCHAR)'",
        "{\"type\":\"array\",\"items\":\"long\"} | BIGINT[]",
        "{\"type\":\"map\",\"values\":[\"null\",\"string\"]} | MAP(VARCHAR, VARCHAR)",
        "{\"type\":\"record\",\"name\":\"R\",\"fields\":[{\"name\":\"a\",\"type\":\"int\"},{\"name\":\"b\",\"type\":\"string\"}]}"
            + " | STRUCT(\"a\" INTEGER, \"b\" VARCHAR)"
      })
  void everyAvroTypeHasAColumnType(String schema, String type) {
    assertThat(DuckDbText.typeOf(new Schema.Parser().parse(schema))).isEqualTo(type);
  }

  @Test
  void nullAloneIsNoColumn() {
    Schema union = new Schema.Parser().parse("[\"null\"]");

    assertThatThrownBy(() -> DuckDbText.typeOf(union))
        .isInstanceOf(TableRefusedException.class)
        .hasMessageContaining("null alone has no column type");
  }

  @Test
  void textAndNamesAreQuoted() {
    assertThat(DuckDbText.quoted("it's")).isEqualTo("'it''s'");
    assertThat(DuckDbText.identifier("a\"b")).isEqualTo("\"a\"\"b\"");
  }
}
