package io.clicklake.connect.file;

/**
 * How large the parts of an upload are. S3 takes 10,000 parts of one object, so they double after
 * each thousand: 5 MiB at first come to more than a terabyte in all.
 */
final class PartSizes {

  private static final int PARTS_OF_ONE_SIZE = 1_000;
  private static final int LARGEST_BYTES = 512 * 1024 * 1024;

  private PartSizes() {}

  /**
   * Bytes of a part that is not the last.
   *
   * @param number 1 for the first part
   * @param firstBytes of the first part
   */
  static int bytesOf(int number, int firstBytes) {
    long doubled = (long) firstBytes << Math.min(10, (number - 1) / PARTS_OF_ONE_SIZE);
    return (int) Math.max(firstBytes, Math.min(LARGEST_BYTES, doubled));
  }
}
