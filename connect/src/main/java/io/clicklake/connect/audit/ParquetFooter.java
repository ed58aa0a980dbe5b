package io.clicklake.connect.audit;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.Util;

/**
 * The end of a Parquet file: {@code metadata, its length in 4 bytes little-endian, "PAR1"}.
 *
 * @param rows of all row groups
 */
record ParquetFooter(long rows) {

  private static final int TAIL_BYTES = 8;
  private static final int FIRST_READ_BYTES = 64 * 1024;

  /**
   * Reads the footer of an object; empty when there is no object.
   *
   * @throws IOException when the object is no whole Parquet file
   */
  static Optional<ParquetFooter> read(LakeObjects objects, String key) throws IOException {
    Optional<byte[]> end = objects.tail(key, FIRST_READ_BYTES);
    if (end.isEmpty()) {
      return Optional.empty();
    }
    byte[] tail = end.get();
    int length = metadataLength(tail);
    if (length + TAIL_BYTES > tail.length && tail.length == FIRST_READ_BYTES) {
      end = objects.tail(key, length + TAIL_BYTES);
      if (end.isEmpty()) {
        return Optional.empty();
      }
      tail = end.get();
    }
    if (length + TAIL_BYTES > tail.length) {
      throw new IOException("%d bytes, but metadata of %d bytes".formatted(tail.length, length));
    }
    return Optional.of(parse(tail, tail.length - TAIL_BYTES - length, length));
  }

  private static int metadataLength(byte[] tail) throws IOException {
    if (tail.length < TAIL_BYTES
        || !new String(tail, tail.length - 4, 4, StandardCharsets.US_ASCII).equals("PAR1")) {
      throw new IOException("no Parquet file: it does not end with PAR1");
    }
    int length =
        ByteBuffer.wrap(tail, tail.length - TAIL_BYTES, 4).order(ByteOrder.LITTLE_ENDIAN).getInt();
    if (length < 0 || length > Integer.MAX_VALUE - TAIL_BYTES) {
      throw new IOException("metadata of " + length + " bytes");
    }
    return length;
  }

  private static ParquetFooter parse(byte[] tail, int start, int length) throws IOException {
    FileMetaData metadata;
    try {
      metadata = Util.readFileMetaData(new ByteArrayInputStream(tail, start, length));
    } catch (RuntimeException e) {
      throw new IOException("the metadata cannot be read: " + e.getMessage(), e);
    }
    long rows = metadata.getRow_groups().stream().mapToLong(RowGroup::getNum_rows).sum();
    if (rows != metadata.getNum_rows()) {
      throw new IOException(
          "%d rows, but %d in its row groups".formatted(metadata.getNum_rows(), rows));
    }
    return new ParquetFooter(rows);
  }
}
