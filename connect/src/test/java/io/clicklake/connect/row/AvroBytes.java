package io.clicklake.connect.row;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.Encoder;
import org.apache.avro.io.EncoderFactory;

/** Avro's own writer and reader, without conversions of logical types. */
final class AvroBytes {

  private AvroBytes() {}

  /** Encodes; arrays and maps in blocks that carry their size where {@code sized}. */
  static byte[] encode(Schema schema, Object datum, boolean sized) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      Encoder encoder =
          sized
              ? new EncoderFactory().configureBlockSize(64).blockingBinaryEncoder(bytes, null)
              : EncoderFactory.get().binaryEncoder(bytes, null);
      new GenericDatumWriter<>(schema, new GenericData()).write(datum, encoder);
      encoder.flush();
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Decodes. What follows the value keeps Avro from refusing short arrays of a promoted type: it
   * compares the bytes left with the size of the items read, not of those written.
   */
  static Object decode(Schema written, Schema read, byte[] bytes) throws IOException {
    BinaryDecoder decoder =
        DecoderFactory.get().binaryDecoder(Arrays.copyOf(bytes, bytes.length + 4_096), null);
    return new GenericDatumReader<>(written, read, new GenericData()).read(null, decoder);
  }
}
