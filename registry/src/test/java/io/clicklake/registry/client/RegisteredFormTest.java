package io.clicklake.registry.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.clicklake.events.ClickEvent;
import io.clicklake.events.RejectedEvent;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

class RegisteredFormTest {

  private static Schema released(String path) throws IOException {
    try (InputStream text =
        Objects.requireNonNull(ClickEvent.class.getResourceAsStream("/released/" + path), path)) {
      return new Schema.Parser().parse(text);
    }
  }

  private static RegisteredForm form(String text) {
    return RegisteredForm.of(new Schema.Parser().parse(text));
  }

  @Test
  void aGeneratedSchemaHasTheFormOfItsSource() throws IOException {
    assertThat(RegisteredForm.of(ClickEvent.getClassSchema()))
        .isEqualTo(RegisteredForm.of(released("clickstream-value/1.avsc")));
    assertThat(RegisteredForm.of(RejectedEvent.getClassSchema()))
        .isEqualTo(RegisteredForm.of(released("clickstream.rejected-value/2.avsc")));
  }

  @Test
  void codegenIsTakenFromStringsMapsArraysUnionsAndNestedRecords() {
    String generated =
        """
        {"type":"record","name":"R","fields":[
          {"name":"s","type":{"type":"string","avro.java.string":"String"}},
          {"name":"m","type":{"type":"map","values":{"type":"string","avro.java.string":"String"},"avro.java.string":"String"}},
          {"name":"u","type":["null",{"type":"array","items":{"type":"string","avro.java.string":"String"}}]},
          {"name":"n","type":{"type":"record","name":"N","fields":[
            {"name":"i","type":{"type":"string","avro.java.string":"String","logicalType":"uuid"}}]}}]}
        """;

    assertThat(form(generated).text())
        .isEqualTo(
            "{\"type\":\"record\",\"name\":\"R\",\"fields\":["
                + "{\"name\":\"s\",\"type\":\"string\"},"
                + "{\"name\":\"m\",\"type\":{\"type\":\"map\",\"values\":\"string\"}},"
                + "{\"name\":\"u\",\"type\":[\"null\",{\"type\":\"array\",\"items\":\"string\"}]},"
                + "{\"name\":\"n\",\"type\":{\"type\":\"record\",\"name\":\"N\",\"fields\":["
                + "{\"name\":\"i\",\"type\":{\"type\":\"string\",\"logicalType\":\"uuid\"}}]}}]}");
  }

  @Test
  void aDefaultThatNamesThePropertyIsData() {
    String text =
        "{\"type\":\"record\",\"name\":\"R\",\"fields\":[{\"name\":\"m\",\"type\":"
            + "{\"type\":\"map\",\"values\":{\"type\":\"string\",\"avro.java.string\":\"String\"}},"
            + "\"default\":{\"avro.java.string\":\"kept\"}}]}";

    assertThat(form(text).text())
        .contains("\"values\":\"string\"")
        .contains("\"default\":{\"avro.java.string\":\"kept\"}");
  }

  @Test
  void formsThatDifferInDocumentationDiffer() {
    String plain = "{\"type\":\"record\",\"name\":\"R\",\"fields\":[]}";
    String documented = "{\"type\":\"record\",\"name\":\"R\",\"doc\":\"d\",\"fields\":[]}";

    assertThat(form(plain)).isNotEqualTo(form(documented)).isEqualTo(form(plain));
  }

  @Test
  void theFormOfAFormIsItself() {
    RegisteredForm once = RegisteredForm.of(ClickEvent.getClassSchema());

    assertThat(RegisteredForm.of(once.schema())).isEqualTo(once);
  }
}
