package io.clicklake.connect.file;

import io.clicklake.connect.commit.CommittedFile;
import io.clicklake.connect.row.NarrowDecimals;
import io.clicklake.connect.row.ParquetSchema;
import io.clicklake.connect.row.RowProjection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.apache.avro.Schema;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.compression.CompressionCodecFactory.BytesInputCompressor;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.util.AutoCloseables;

/**
 * An open Parquet file. {@link #finish()} leaves a whole upload that a commit can refer to; {@link
 * #discard()} leaves nothing. Used by one thread.
 */
public final class ParquetFile {

  /** Footer key under which readers of the Avro side find the rows' schema. */
  private static final String AVRO_SCHEMA = "parquet.avro.schema";

  private final String id;
  private final String path;
  private final int schemaId;
  private final FileUpload upload;
  private final MessageType schema;
  private final Map<String, String> footer;
  private final ParquetProperties properties;
  private final BytesInputCompressor compressor;
  private final long rowGroupBytes;
  private final ParquetFileWriter writer;
  private RowGroup rowGroup;
  private long statisticsBytes;
  private long rows;
  private long firstOffset;
  private long lastOffset;
  private boolean sealed;
  private final Set<Integer> writtenWith = new TreeSet<>();
  private int lastWrittenWith;

  /**
   * Opens a file and begins its upload.
   *
   * @param properties of the task's settings, shared with the files of its partition before it
   * @param id unique to this upload
   * @param key where the object will be
   * @param path the partition of the lake that {@code key} lies in
   * @param schema of every row written
   * @param schemaId its registry id
   * @param origin told in the footer
   * @throws io.clicklake.connect.row.UnsupportedSchemaException when Parquet cannot hold the schema
   */
  public ParquetFile(
      TaskFiles shared,
      ParquetProperties properties,
      UUID id,
      String key,
      String path,
      Schema schema,
      int schemaId,
      Map<String, String> origin) {
    this.id = id.toString();
    this.path = path;
    this.schemaId = schemaId;
    this.schema = ParquetSchema.of(schema);
    this.footer = new LinkedHashMap<>(origin);
    this.footer.put(AVRO_SCHEMA, NarrowDecimals.of(schema).toString());
    this.properties = properties;
    this.compressor = shared.compressor();
    this.rowGroupBytes = shared.settings().rowGroupBytes();
    this.upload =
        new FileUpload(
            shared.uploads(),
            key,
            Map.of(CommittedFile.ID_METADATA, this.id),
            shared.settings().partBytes());
    try {
      this.writer =
          new ParquetFileWriter(
              upload,
              this.schema,
              ParquetFileWriter.Mode.OVERWRITE,
              rowGroupBytes,
              0,
              null,
              properties);
      writer.start();
    } catch (IOException | RuntimeException e) {
      upload.abort();
      throw e instanceof IOException io ? new UncheckedIOException(io) : (RuntimeException) e;
    }
    this.rowGroup = new RowGroup(this.schema, properties, compressor);
  }

  /**
   * Adds the row scanned last; it is of the file's schema.
   *
   * @param offset in Kafka, higher than those before
   * @param writtenWith id of the schema its record was written with
   */
  public void write(long offset, int writtenWith, RowProjection row) {
    rowGroup.write(row);
    if (rows == 0) {
      firstOffset = offset;
    }
    lastOffset = offset;
    if (rows == 0 || writtenWith != lastWrittenWith) {
      this.writtenWith.add(writtenWith);
      lastWrittenWith = writtenWith;
    }
    rows++;
    if (rowGroup.isFull(rowGroupBytes)) {
      try {
        rowGroup.writeTo(writer);
      } catch (IOException e) {
        throw new UncheckedIOException("writing " + upload.key(), e);
      }
      statisticsBytes += rowGroup.statisticsBytes();
      rowGroup = new RowGroup(schema, properties, compressor);
    }
  }

  /** Bytes of the file if it were finished now, about. */
  public long bytes() {
    return upload.getPos() + rowGroup.encodedBytes();
  }

  /** Heap held, about. */
  public long bufferedBytes() {
    return rowGroup.heapBytes() + statisticsBytes + upload.bufferedBytes();
  }

  /** Writes the footer and hands over the last part; {@link #finish()} alone may follow. */
  public void seal() {
    if (sealed) {
      return;
    }
    sealed = true;
    try {
      if (rowGroup.rows() > 0) {
        rowGroup.writeTo(writer);
      }
      writer.end(footer);
    } catch (IOException e) {
      throw new UncheckedIOException("finishing " + upload.key(), e);
    } catch (AutoCloseables.ParquetCloseResourceException e) {
      // The writer closes the upload twice and wraps what the second time says.
      throw e.getCause() instanceof RuntimeException store ? store : e;
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
        List.copyOf(writtenWith),
        firstOffset,
        lastOffset);
  }

  /** Aborts the upload; the object never appears. */
  public void discard() {
    upload.abort();
  }
}
