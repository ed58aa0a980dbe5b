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

  /** Bytes taken between two looks at its size: a look walks every column. */
  private static final int BYTES_PER_LOOK = 128 * 1024;

  /** What a row counts for at least: one of few bytes may be one of many defaults. */
  private static final int LEAST_BYTES_OF_A_ROW = 64;

  /**
   * parquet-java cuts a page after a number of rows that it has foreseen, however long they turn
   * out to be, and a page is compressed in one piece.
   */
  private static final int LARGEST_OPEN_PAGE_BYTES = 16 * 1024 * 1024;

  private final MessageType schema;
  private final ColumnChunkPageWriteStore pages;
  private final ColumnWriteStore store;
  private final ColumnWriter[] columns;
  private long rows;
  private long bytesSinceLook;
  private int longestRowBytes;

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
    longestRowBytes = Math.max(longestRowBytes, row.encodedBytes());
    bytesSinceLook += Math.max(LEAST_BYTES_OF_A_ROW, row.encodedBytes());
  }

  /** Whether it is to be written now; looks once in so many bytes. */
  boolean isFull(long maxBytes) {
    if (bytesSinceLook < BYTES_PER_LOOK) {
      return false;
    }
    bytesSinceLook = 0;
    return encodedBytes() >= maxBytes || largestOpenPageBytes() >= LARGEST_OPEN_PAGE_BYTES;
  }

  private long largestOpenPageBytes() {
    long largest = 0;
    for (ColumnWriter column : columns) {
      largest = Math.max(largest, column.getBufferedSizeInMemory());
    }
    return largest;
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
    return store.getAllocatedSize() + 2 * statisticsBytes();
  }

  /** Heap that stays with the file's footer, about: the smallest and largest values. */
  long statisticsBytes() {
    return 2L * longestRowBytes;
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
