package io.clicklake.connect.file;

import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.values.RequiresFallback;
import org.apache.parquet.column.values.ValuesWriter;
import org.apache.parquet.column.values.fallback.FallbackValuesWriter;

/**
 * The values of a column, by a dictionary where that makes the first page smaller: the same bytes
 * as parquet-column's writer makes. Tells when it did not. Used by one thread.
 */
final class TriedDictionary<I extends ValuesWriter & RequiresFallback>
    extends FallbackValuesWriter<I, ValuesWriter> {

  /** An eighth of a page: of fewer bytes the values of the next file may well repeat. */
  private static final int TELLING_BYTES = 128 * 1024;

  private final Runnable inVain;
  private boolean decided;

  /**
   * Makes one.
   *
   * @param inVain run once it is known that the dictionary of a page worth the name did not pay
   */
  TriedDictionary(I dictionary, ValuesWriter plain, Runnable inVain) {
    super(dictionary, plain);
    this.inVain = inVain;
  }

  @Override
  public BytesInput getBytes() {
    long raw = getBufferedSize();
    BytesInput bytes = super.getBytes();
    if (!decided) {
      decided = true;
      if (raw >= TELLING_BYTES && getEncoding() == fallBackWriter.getEncoding()) {
        inVain.run();
      }
    }
    return bytes;
  }
}
