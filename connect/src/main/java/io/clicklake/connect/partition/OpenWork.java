package io.clicklake.connect.partition;

/**
 * What a partition holds that is not committed yet.
 *
 * @param files open Parquet files
 * @param heldBytes memory they hold that closing or putting them off sets free
 */
public record OpenWork(int files, long heldBytes) {

  static final OpenWork NONE = new OpenWork(0, 0);
}
