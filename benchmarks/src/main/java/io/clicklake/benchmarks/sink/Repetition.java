package io.clicklake.benchmarks.sink;

/**
 * A sink and the floors under it, measured one after the other.
 *
 * @param noOp the worker with a connector that drops what it is given
 * @param inProcessMicros processor time per record of decoding and writing Parquet on one thread
 */
record Repetition(Figures sink, Figures noOp, double inProcessMicros) {

  /** What the sink itself adds to the worker, in units of the in-process floor. */
  double ownShare() {
    return (sink.cpuMicrosPerRecord() - noOp.cpuMicrosPerRecord()) / inProcessMicros;
  }
}
