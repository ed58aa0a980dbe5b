package io.clicklake.registry.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.clicklake.registry.review.SchemaChanges.Versions;
import io.clicklake.registry.source.NamedSchema;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.util.RandomData;

class ReviewProperties {

  private static final int ROWS = 10;

  @Provide
  Arbitrary<Versions> versions() {
    return Arbitraries.longs().map(seed -> new SchemaChanges(seed).versions());
  }

  private static Review review(Schema old, Schema now) {
    return SchemaReview.of("subject", new NamedSchema("old", old), new NamedSchema("new", now));
  }

  /**
   * Old readers do not meet the values of a renamed field, so that what else changed about it is no
   * obstacle to them.
   */
  @Property(tries = 2000)
  void theFindingsTogetherSayWhatAvroSaysOfTheWhole(@ForAll("versions") Versions versions) {
    Review review = review(versions.old(), versions.now());
    boolean backward = review.findings().stream().allMatch(finding -> finding.avro().backward());
    boolean forward = review.findings().stream().allMatch(finding -> finding.avro().forward());
    boolean renamed =
        review.findings().stream().anyMatch(finding -> finding.rule().equals("field-renamed"));
    assertThat(backward)
        .as("backward, by %s", review.findings())
        .isEqualTo(review.avro().backward());
    if (forward || !renamed) {
      assertThat(forward)
          .as("forward, by %s", review.findings())
          .isEqualTo(review.avro().forward());
    }
  }

  @Property(tries = 500)
  void whatIsBackwardCompatibleDecodes(@ForAll("versions") Versions versions) throws IOException {
    Review review = review(versions.old(), versions.now());
    if (review.avro().backward()) {
      decode(versions.old(), versions.now());
    }
    if (review.avro().forward()) {
      decode(versions.now(), versions.old());
    }
  }

  @Property(tries = 200)
  void aSchemaIsNoChangeOfItself(@ForAll("versions") Versions versions) {
    assertThat(review(versions.old(), versions.old()).findings()).isEmpty();
    assertThat(review(versions.now(), versions.now()).findings()).isEmpty();
  }

  @Property(tries = 500)
  void anyOtherSchemaIsAChange(@ForAll("versions") Versions versions) {
    Review review = review(versions.old(), versions.now());
    assertThat(review.findings().isEmpty())
        .isEqualTo(versions.old().toString().equals(versions.now().toString()));
  }

  private static void decode(Schema written, Schema read) throws IOException {
    for (Object row : new RandomData(written, ROWS, 1)) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
      new GenericDatumWriter<>(written).write(row, encoder);
      encoder.flush();
      Object seen =
          new GenericDatumReader<>(written, read)
              .read(null, DecoderFactory.get().binaryDecoder(bytes.toByteArray(), null));
      assertThat(seen).isNotNull();
    }
  }
}
