package io.clicklake.connect.row;

import static org.assertj.core.api.Assertions.assertThat;

import io.clicklake.registry.review.Finding;
import io.clicklake.registry.review.Review;
import io.clicklake.registry.review.SchemaReview;
import io.clicklake.registry.review.SinkEffect;
import io.clicklake.registry.source.NamedSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a schema review says of the sink is what the sink does, for every fixture of the review. */
class ReviewAgreesTest {

  private static final Path FIXTURES =
      Path.of(System.getProperty("clicklake.home"), "registry/src/test/resources/review");

  static List<Path> changes() throws IOException {
    try (Stream<Path> files = Files.walk(FIXTURES)) {
      return files.filter(file -> file.endsWith("new.avsc")).map(Path::getParent).sorted().toList();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("changes")
  void theSinkProjectsAndRefusesWhatTheReviewSays(Path change) throws IOException {
    NamedSchema old = read(change.resolve("old.avsc"));
    NamedSchema now = read(change.resolve("new.avsc"));
    Review review = SchemaReview.of("subject", old, now);

    assertThat(has(review, SinkEffect.REFUSED)).isEqualTo(!writable(now.schema()));
    if (writable(now.schema())) {
      assertThat(has(review, SinkEffect.ROTATES_ONCE))
          .isEqualTo(!RowProjection.resolves(old.schema(), now.schema()));
    }
  }

  private static boolean has(Review review, SinkEffect effect) {
    return review.findings().stream().map(Finding::sink).anyMatch(effect::equals);
  }

  private static boolean writable(Schema schema) {
    try {
      ParquetSchema.of(schema);
      return true;
    } catch (UnsupportedSchemaException e) {
      return false;
    }
  }

  private static NamedSchema read(Path file) throws IOException {
    return new NamedSchema(
        file.getFileName().toString(), new Schema.Parser().parse(Files.readString(file)));
  }
}
