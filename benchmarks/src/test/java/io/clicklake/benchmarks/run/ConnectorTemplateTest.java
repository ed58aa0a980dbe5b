package io.clicklake.benchmarks.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clicklake.components.Checkout;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectorTemplateTest {

  private static final Map<String, String> VALUES =
      Map.of(
          "TOPIC",
          "clicks",
          "BUCKET",
          "lake",
          "S3",
          "http://127.0.0.1:9000",
          "ACCESS",
          "id",
          "SECRET",
          "a$b\\c",
          "SR",
          "http://127.0.0.1:8081",
          "FLUSH",
          "100");

  @Test
  void everyPlaceIsFilledAndTheRestStays() {
    assertThat(template("a=@TOPIC@/@FLUSH@\nb=me@example.org\nc=@SECRET@\n").fill(VALUES))
        .isEqualTo(Map.of("a", "clicks/100", "b", "me@example.org", "c", "a$b\\c"));
  }

  @Test
  void aPlaceWithoutAValueIsNamed() {
    assertThatThrownBy(() -> template("a=@BUKET@").fill(VALUES))
        .isInstanceOf(ScenarioFailedException.class)
        .hasMessageContainingAll("a=@BUKET@", "BUCKET");
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> ConnectorTemplate.read(Path.of("no/such.properties")))
        .isInstanceOf(ScenarioFailedException.class)
        .hasMessageContaining("no/such.properties");
  }

  @ParameterizedTest
  @ValueSource(strings = {"clicklake.properties", "kafka-connect-s3.properties"})
  void theTemplatesThatAreShippedCanBeFilled(String name) {
    Map<String, String> filled =
        ConnectorTemplate.read(Checkout.home().resolve("benchmarks/config").resolve(name))
            .fill(VALUES);
    assertThat(filled)
        .containsEntry("topics", "clicks")
        .containsEntry("s3.bucket.name", "lake")
        .containsEntry("flush.size", "100")
        .containsEntry("parquet.codec", "snappy");
  }

  private static ConnectorTemplate template(String text) {
    return new ConnectorTemplate(Path.of("some.properties"), text);
  }
}
