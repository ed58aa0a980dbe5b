package io.clicklake.producer.collect;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecordBase;

/** Records through Avro, by Avro alone. */
final class AvroBytes {

  private AvroBytes() {}

  static byte[] of(SpecificRecordBase event) {
    try {
      var bytes = new ByteArrayOutputStream();
      BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
      new SpecificDatumWriter<SpecificRecordBase>(event.getSchema(), event.getSpecificData())
          .write(event, encoder);
      encoder.flush();
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static GenericRecord throughAvro(SpecificRecordBase event) {
    try {
      return new GenericDatumReader<GenericRecord>(event.getSchema())
          .read(null, DecoderFactory.get().binaryDecoder(of(event), null));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
