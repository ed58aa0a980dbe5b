package io.clicklake.benchmarks.sink;

import io.clicklake.registry.serde.WireFormat;
import java.io.IOException;
import java.util.function.IntFunction;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.parquet.avro.AvroParquetWriter;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.jspecify.annotations.Nullable;

/**
 * The plain way from framed Avro to Parquet, with the libraries alone: Avro's generic reader,
 * parquet-avro's writer, snappy, into memory. It shares no code with the sink. Used by one thread.
 */
public final class GenericParquet {

  private final Schema schema;
  private final GenericDatumReader<GenericRecord> reader;
  private @Nullable BinaryDecoder decoder;

  public GenericParquet(Schema schema) {
    this.schema = schema;
    this.reader = new GenericDatumReader<>(schema);
  }

  /** Writes a file of this many values and returns its bytes' number. */
  public long write(int values, IntFunction<byte[]> framed) throws IOException {
    MemoryFile file = new MemoryFile();
    try (ParquetWriter<GenericRecord> writer =
        AvroParquetWriter.<GenericRecord>builder(file)
            .withSchema(schema)
            .withDataModel(GenericData.get())
            .withConf(new PlainParquetConfiguration())
            .withCodecFactory(new SnappyPages())
            .withCompressionCodec(CompressionCodecName.SNAPPY)
            .build()) {
      for (int i = 0; i < values; i++) {
        writer.write(decode(framed.apply(i)));
      }
    }
    return file.size();
  }

  private GenericRecord decode(byte[] framed) throws IOException {
    decoder =
        DecoderFactory.get()
            .binaryDecoder(
                framed, WireFormat.HEADER_BYTES, framed.length - WireFormat.HEADER_BYTES, decoder);
    return reader.read(null, decoder);
  }
}
