package io.clicklake.connect.file;

import org.apache.parquet.column.ParquetProperties;

/**
 * How files are written.
 *
 * @param rowGroupBytes encoded bytes in memory before a row group is written
 * @param partBytes bytes of a multipart upload's part, at least 5 MiB (S3's minimum)
 */
public record ParquetSettings(Compression compression, long rowGroupBytes, int partBytes) {

  /** The smallest part S3 takes, the last one excepted. */
  public static final int MIN_PART_BYTES = 5 * 1024 * 1024;

  public ParquetSettings {
    if (rowGroupBytes < 1) {
      throw new IllegalArgumentException("row group of " + rowGroupBytes + " bytes, not ≥ 1");
    }
    if (partBytes < MIN_PART_BYTES) {
      throw new IllegalArgumentException(
          "part of %d bytes, not ≥ %d".formatted(partBytes, MIN_PART_BYTES));
    }
  }

  /**
   * How pages are cut and encoded: parquet-java's own sizes. With pages of 1 MiB or 20,000 rows and
   * dictionaries of 1 MiB, 20,000 session ids of 36 characters (800 KB) always pay for their
   * dictionary within the first page, which decides. A page's size is looked at from its first row
   * on: a hundred rows of a megabyte, parquet-java's first look, are more than a small heap can
   * compress at once. Page checksums stay (too cheap to be seen in a profile); size statistics,
   * which no reader of the lake asks for, do not.
   *
   * <p>Made once for files that follow each other: it remembers which columns a dictionary does not
   * suit. For one thread.
   */
  public ParquetProperties properties() {
    return ParquetProperties.builder()
        .withValuesWriterFactory(new ColumnEncodings())
        .withMinRowCountForPageSizeCheck(1)
        .withSizeStatisticsEnabled(false)
        .build();
  }
}
