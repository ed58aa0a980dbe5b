package io.clicklake.connect;

import io.clicklake.connect.decode.BadRecordException;
import io.clicklake.connect.decode.NullValueException;
import io.clicklake.connect.partition.Rejections;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

/** Passes over records without a value, which the batch counts; hands others on. */
record IgnoredNulls(Rejections others) implements Rejections {

  @Override
  public Future<?> reject(long offset, BadRecordException cause) {
    return cause instanceof NullValueException
        ? CompletableFuture.completedFuture(null)
        : others.reject(offset, cause);
  }
}
