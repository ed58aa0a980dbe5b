package io.clicklake.connect.file;

import io.clicklake.connect.row.RowProjection;
import java.io.IOException;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnWriteStore;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.compression.CompressionCodecFactory.BytesInputCompressor;
import org.apache.parquet.hadoop.ColumnChunkPageWriteStore;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.schema.MessageType;

/** The rows of a file that are still in memory, encoded column by column. Used by one thread. */
final class RowGroup {

  private static final int ROWS_PER_CHECK = 256;

  private final MessageType schema;
  private final ColumnChunkPageWriteStore pages;
  private final ColumnWriteStore store;
  private final ColumnWriter[] columns;
  private long rows;

  /** Seen while no page was finished. */
  private double rawBytesPerRow;

  RowGroup(MessageType schema, ParquetProperties properties, BytesInputCompressor compressor) {
    this.schema = schema;
    this.pages =
        ColumnChunkPageWriteStore.builder()
            .withSchema(schema)
            .withCompressorProvider(any -> compressor)
            .withAllocator(properties.getAllocator())
            .withColumnIndexTruncateLength(properties.getColumnIndexTruncateLength())
            .withPageWriteChecksumEnabled(properties.getPageWriteChecksumEnabled())
            .build();
    this.store = properties.newColumnWriteStore(schema, pages, pages);
    this.columns = schema.getColumns().stream().map(this::writer).toArray(ColumnWriter[]::new);
  }

  private ColumnWriter writer(ColumnDescriptor column) {
    return store.getColumnWriter(column);
  }

  void write(RowProjection row) {
    row.writeTo(columns);
    store.endRecord();
    rows++;
  }

  /** Whether so many rows came that its size is worth asking for. */
  boolean isDueForCheck() {
    return rows % ROWS_PER_CHECK == 0;
  }

  long rows() {
    return rows;
  }

  /**
   * Bytes it would take in the file if it were written now, about. Pages still open count as much
   * as finished ones showed a raw byte to come to; before there is one, as if they were neither
   * dictionary-coded nor compressed.
   */
  long encodedBytes() {
    long finished = 0;
    for (ColumnDescriptor column : schema.getColumns()) {
      finished += pages.getPageWriter(column).getMemSize();
    }
    long open = store.getBufferedSize() - finished;
    if (finished == 0) {
      rawBytesPerRow = rows == 0 ? 0 : (double) open / rows;
      return open;
    }
    double finishedRaw = rows * rawBytesPerRow - open;
    return finished + (finishedRaw > finished ? (long) (open * (finished / finishedRaw)) : open);
  }

  /** Heap held, about. */
  long heapBytes() {
    return store.getAllocatedSize();
  }

  /** Writes the rows, of which there is at least one, and lets go of them. */
  void writeTo(ParquetFileWriter file) throws IOException {
    file.startBlock(rows);
    store.flush();
    pages.flushToFileWriter(file);
    file.endBlock();
    discard();
  }

  void discard() {
    store.close();
    pages.close();
  }
}
