package io.clicklake.connect.partition;

import io.clicklake.connect.decode.BadRecordException;
import java.util.concurrent.Future;

/** Where records go that no file can hold. */
public interface Rejections {

  /**
   * Hands over the record being added.
   *
   * @return done once the record is safe; awaited before the batch that skips it is committed
   * @throws RuntimeException when bad records are not tolerated
   */
  Future<?> reject(long offset, BadRecordException cause);
}
