package io.clicklake.connect.row;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.avro.Schema;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The schema changes that people make, and whether Avro 1.12 calls them compatible. */
class SchemaChangesTest {

  /** Compatible for Avro, which does not look at scales: 12.34 would be read as 0.1234. */
  private static final Set<String> CHANGE_VALUES = Set.of("decimal_scale_up");

  static Stream<Arguments> changes() throws IOException {
    try (InputStream json = SchemaChangesTest.class.getResourceAsStream("evolution.json")) {
      JsonNode changes = new ObjectMapper().readTree(Objects.requireNonNull(json));
      return StreamSupport.stream(changes.spliterator(), false)
          .map(change -> Arguments.of(change.get("name").asText(), change));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("changes")
  void resolvesWhatAvroResolvesUnlessValuesWouldChange(String name, JsonNode change) {
    Schema written = new Schema.Parser().parse(change.get("written").toString());
    Schema read = new Schema.Parser().parse(change.get("read").toString());
    boolean keeps = !CHANGE_VALUES.contains(name);
    assertThat(RowProjection.resolves(written, read))
        .isEqualTo(change.get("backward").asBoolean() && keeps);
    assertThat(RowProjection.resolves(read, written))
        .isEqualTo(change.get("forward").asBoolean() && keeps);
  }
}
