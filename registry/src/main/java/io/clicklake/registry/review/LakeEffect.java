package io.clicklake.registry.review;

/**
 * What a change does to SQL over Parquet of both versions.
 *
 * @param oldFilesProjected old files under the new table, whose partitions are projected or carry
 *     the table's columns
 * @param oldFilesRegistered old files under the new table, their partitions registered with the old
 *     columns, as a crawler leaves them
 * @param newFilesOldTable new files as long as the table has the old columns
 * @param predicate a WHERE on the column over old files under the new table
 * @param duckdbUnion files of both read together by DuckDB with {@code union_by_name}
 */
public record LakeEffect(
    Cell oldFilesProjected,
    Cell oldFilesRegistered,
    Cell newFilesOldTable,
    Cell predicate,
    Cell duckdbUnion) {

  /** Every reader sees every value. */
  public static final LakeEffect NONE =
      new LakeEffect(Cell.SAME, Cell.SAME, Cell.SAME, Cell.SAME, Cell.SAME);

  /** There is nothing to read. */
  public static final LakeEffect NOT_APPLICABLE =
      new LakeEffect(
          Cell.NOT_APPLICABLE,
          Cell.NOT_APPLICABLE,
          Cell.NOT_APPLICABLE,
          Cell.NOT_APPLICABLE,
          Cell.NOT_APPLICABLE);

  /** Cell by cell the graver of two. */
  public LakeEffect or(LakeEffect other) {
    return new LakeEffect(
        oldFilesProjected.or(other.oldFilesProjected),
        oldFilesRegistered.or(other.oldFilesRegistered),
        newFilesOldTable.or(other.newFilesOldTable),
        predicate.or(other.predicate),
        duckdbUnion.or(other.duckdbUnion));
  }
}
