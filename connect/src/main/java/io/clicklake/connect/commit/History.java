package io.clicklake.connect.commit;

/**
 * What lies before a record in its log, records that were pruned included.
 *
 * @param first offset these sums begin at; what lies before it is in no sum
 * @param files Parquet files
 * @param rows records in those files
 * @param bytes size of those files
 * @param rejected records that are in no file because they could not be read
 * @param absent offsets at which Kafka held no record
 */
public record History(long first, long files, long rows, long bytes, long rejected, long absent) {

  public History {
    if (first < 0 || files < 0 || rows < 0 || bytes < 0 || rejected < 0 || absent < 0) {
      throw new IllegalArgumentException(
          "history from offset %d of %d files, %d rows, %d bytes, %d rejected, %d absent has a negative number"
              .formatted(first, files, rows, bytes, rejected, absent));
    }
  }

  /** Nothing yet; the sums begin at this offset. */
  public static History beginningAt(long offset) {
    return new History(offset, 0, 0, 0, 0, 0);
  }

  /** This and a record behind it. */
  public History plus(CommitRecord commit) {
    return new History(
        first,
        files + commit.files().size(),
        rows + commit.rows(),
        bytes + commit.bytes(),
        rejected + commit.rejected(),
        absent + commit.absent());
  }
}
