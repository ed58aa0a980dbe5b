package io.clicklake.benchmarks.hot;

import io.clicklake.benchmarks.load.Clicks;
import io.clicklake.benchmarks.sink.GenericParquet;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Microseconds per record from a framed value to Parquet bytes, snappy, a file of 50,000 records at
 * a time, on warm code.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
    value = 2,
    jvmArgs = {"-Xms512m", "-Xmx512m", "-XX:+UseSerialGC"})
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
public class DecodeToParquet {

  private static final int RECORDS = 50_000;

  private final GenericParquet generic = new GenericParquet(Clicks.SCHEMA);
  private final SinkPath sink = new SinkPath();
  private final FramedClicks clicks = new FramedClicks(RECORDS, sink.schemaId());

  /** Avro's generic reader and parquet-avro, as in the in-process floor. */
  @Benchmark
  @OperationsPerInvocation(RECORDS)
  public long generic() throws IOException {
    return generic.write(RECORDS, clicks::of);
  }

  /** The sink's own way. */
  @Benchmark
  @OperationsPerInvocation(RECORDS)
  public long sink() {
    return sink.write(RECORDS, clicks);
  }
}
