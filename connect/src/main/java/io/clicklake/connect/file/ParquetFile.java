package io.clicklake.connect.file;

import io.clicklake.connect.commit.CommittedFile;
import io.clicklake.connect.row.RowProjection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.parquet.avro.AvroParquetWriter;
import org.apache.parquet.avro.AvroWriteSupport;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;

/**
 * An open Parquet file. {@link #finish()} leaves a whole upload that a commit can refer to; {@link
 * #discard()} leaves nothing. Used by one thread.
 */
public final class ParquetFile {

  private final String id = UUID.randomUUID().toString();
  private final String path;
  private final int schemaId;
  private final FileUpload upload;
  private final ParquetWriter<GenericRecord> writer;
  private long rows;
  private long firstOffset;
  private long lastOffset;
  private boolean sealed;

  /**
   * Opens a file and begins its upload.
   *
   * @param key where the object will be
   * @param path the partition of the lake that {@code key} lies in
   * @param schema of every record written
   * @param schemaId its registry id
   */
  public ParquetFile(
      PartUploads uploads,
      ParquetSettings settings,
      String key,
      String path,
      Schema schema,
      int schemaId) {
    this.path = path;
    this.schemaId = schemaId;
    this.upload =
        new FileUpload(uploads, key, Map.of(CommittedFile.ID_METADATA, id), settings.partBytes());
    try {
      this.writer = writer(upload, settings, schema);
    } catch (IOException | RuntimeException e) {
      upload.abort();
      throw e instanceof IOException io ? new UncheckedIOException(io) : (RuntimeException) e;
    }
  }

  private static ParquetWriter<GenericRecord> writer(
      FileUpload upload, ParquetSettings settings, Schema schema) throws IOException {
    Compression compression = settings.compression();
    return AvroParquetWriter.<GenericRecord>builder(upload)
        .withSchema(schema)
        .withDataModel(GenericData.get())
        .withConf(new PlainParquetConfiguration())
        .config(AvroWriteSupport.WRITE_OLD_LIST_STRUCTURE, "false")
        .withCodecFactory(compression.codecFactory())
        .withCompressionCodec(compression.codec())
        .withRowGroupSize(settings.rowGroupBytes())
        .build();
  }

  /**
   * Adds the row scanned last; it is of the file's schema.
   *
   * @param offset in Kafka, higher than those before
   */
  public void write(long offset, RowProjection row) {
    try {
      writer.write(row.datum());
    } catch (IOException e) {
      throw new UncheckedIOException("writing " + upload.key(), e);
    }
    firstOffset = rows == 0 ? offset : firstOffset;
    lastOffset = offset;
    rows++;
  }

  /** Bytes so far, those still buffered included at their encoded size. */
  public long bytes() {
    return writer.getDataSize();
  }

  /** Bytes of memory held until the file is finished or discarded. */
  public long bufferedBytes() {
    return writer.getDataSize() - upload.getPos() + upload.bufferedBytes();
  }

  /** Writes the footer and hands over the last part; {@link #finish()} alone may follow. */
  public void seal() {
    if (!sealed) {
      sealed = true;
      try {
        writer.close();
      } catch (IOException e) {
        throw new UncheckedIOException("finishing " + upload.key(), e);
      }
    }
  }

  /** Seals the file and waits until the store has acknowledged all of it. */
  public CommittedFile finish() {
    seal();
    return new CommittedFile(
        upload.key(),
        id,
        upload.uploadId(),
        upload.partTags(),
        rows,
        upload.getPos(),
        path,
        schemaId,
        firstOffset,
        lastOffset);
  }

  /** Aborts the upload; the object never appears. */
  public void discard() {
    upload.abort();
  }
}
