package io.clicklake.registry.serde;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.Test;

/** The message's Avro is byte for byte what Avro's own encoder writes. */
class MessageBufferTest {

  private static final Schema EVERYTHING =
      SchemaBuilder.record("example.Everything")
          .fields()
          .requiredBoolean("flag")
          .requiredInt("number")
          .requiredLong("large")
          .requiredFloat("small")
          .requiredDouble("real")
          .requiredString("text")
          .requiredBytes("raw")
          .name("fixed")
          .type()
          .fixed("Two")
          .size(2)
          .noDefault()
          .name("kind")
          .type()
          .enumeration("Kind")
          .symbols("A", "B")
          .noDefault()
          .name("list")
          .type()
          .array()
          .items()
          .stringType()
          .noDefault()
          .name("map")
          .type()
          .map()
          .values()
          .longType()
          .noDefault()
          .optionalString("maybe")
          .endRecord();

  private final MessageBuffer buffer = new MessageBuffer();

  private static GenericRecord record(
      boolean flag, int number, long large, double real, String text) {
    GenericRecord record = new GenericData.Record(EVERYTHING);
    record.put("flag", flag);
    record.put("number", number);
    record.put("large", large);
    record.put("small", (float) real);
    record.put("real", real);
    record.put("text", text);
    record.put("raw", ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_16)));
    record.put(
        "fixed",
        new GenericData.Fixed(
            EVERYTHING.getField("fixed").schema(), new byte[] {1, (byte) number}));
    record.put("kind", new GenericData.EnumSymbol(EVERYTHING.getField("kind").schema(), "B"));
    record.put("list", List.of(text, "", "ü"));
    record.put("map", Map.of(text, large));
    record.put("maybe", flag ? null : text);
    return record;
  }

  private static byte[] byAvro(GenericRecord record) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
    new GenericDatumWriter<GenericRecord>(EVERYTHING).write(record, encoder);
    encoder.flush();
    return bytes.toByteArray();
  }

  private byte[] ours(IndexedRecord record) throws IOException {
    byte[] message = buffer.message(7, record, new GenericDatumWriter<>(EVERYTHING));
    return Arrays.copyOfRange(message, WireFormat.HEADER_BYTES, message.length);
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings()
        .withChars(
            'a', '\u007F', '\u0080', 'ü', '\u07FF', '\u0800', '日', '\uD83D', '\uDC4B', '\uDFFF',
            '\uFFFF')
        .ofMaxLength(12);
  }

  @Property(tries = 500)
  void everyTypeIsWrittenAsAvroWritesIt(
      @ForAll boolean flag,
      @ForAll int number,
      @ForAll long large,
      @ForAll double real,
      @ForAll("texts") String text)
      throws IOException {
    GenericRecord record = record(flag, number, large, real, text);

    assertThat(ours(record)).isEqualTo(byAvro(record));
  }

  @Property(tries = 2000)
  void aTextIsTheBytesThatJavaMakesOfIt(@ForAll("texts") String text) {
    byte[] expected = text.getBytes(StandardCharsets.UTF_8);
    byte[] bytes = new byte[Utf8Text.bytes(text) + 2];

    assertThat(Utf8Text.put(text, bytes, 1)).isEqualTo(expected.length + 1);
    assertThat(Arrays.copyOfRange(bytes, 1, bytes.length - 1)).isEqualTo(expected);
  }

  @Test
  void theRoomGrowsInTheMiddleOfARecordAndIsUsedAgain() throws IOException {
    GenericRecord large = record(true, 1, 2, 3, "日x".repeat(500_000));
    GenericRecord small = record(false, 1, 2, 3, "y");

    assertThat(ours(large)).isEqualTo(byAvro(large));
    assertThat(ours(small)).isEqualTo(byAvro(small));
  }
}
