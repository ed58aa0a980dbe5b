package io.clicklake.benchmarks.ingest;

import io.clicklake.benchmarks.measure.ProcessMeter;
import io.clicklake.benchmarks.run.Progress;
import io.clicklake.benchmarks.run.ScenarioFailedException;
import io.clicklake.benchmarks.run.Workspace;
import io.clicklake.components.FunctionCommand;
import io.clicklake.components.JavaRuntime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Measures one function before one door. */
final class ProducerBench {

  private static final int TRAINING_INVOCATIONS = 200;
  private static final int[] TRAINING_BATCHES = {1, 10, 100};

  private final Workspace workspace;
  private final Progress progress;
  private final FunctionCommand function;
  private final Door door;

  ProducerBench(Workspace workspace, Progress progress, FunctionCommand function, Door door) {
    this.workspace = workspace;
    this.progress = progress;
    this.function = function;
    this.door = door;
  }

  /** Has the function write its cache, and returns how it is started with it. */
  Launch train(JavaRuntime java) throws IOException, InterruptedException {
    Path cache = workspace.directory().resolve("function-" + java.feature() + ".cache");
    Requests requests = new Requests(1);
    try (InvokedFunction trained = start(Launch.training(java, function, cache))) {
      for (int i = 0; i < TRAINING_INVOCATIONS; i++) {
        int batch = TRAINING_BATCHES[i % TRAINING_BATCHES.length];
        trained.accept(requests.event(batch), batch);
      }
      trained.end();
    }
    if (!Files.exists(cache)) {
      throw new ScenarioFailedException(
          java.executable() + " wrote no cache; the function's log may tell why (--keep)");
    }
    progress.step(
        "JDK %d wrote a cache of %.1f MB".formatted(java.feature(), Files.size(cache) / 1e6));
    return Launch.cached(java, function, cache);
  }

  /** One start, with the first event waiting. */
  ColdStart coldStart(Launch launch, long seed) throws IOException, InterruptedException {
    byte[] event = new Requests(seed).event(1);
    long begin = System.nanoTime();
    try (InvokedFunction started = start(launch)) {
      started.accept(event, 1);
      return new ColdStart(Duration.ofNanos(System.nanoTime() - begin), started.meter().cpu());
    }
  }

  /** What a started function does for so long with each size of batch, and its largest memory. */
  WarmRun warm(Launch launch, int[] batches, Duration each)
      throws IOException, InterruptedException {
    List<Warm> sizes = new ArrayList<>();
    try (InvokedFunction started = start(launch)) {
      for (int batch : batches) {
        invoke(started, batch, each);
        sizes.add(invoke(started, batch, each));
        progress.step("%s: batches of %d are measured".formatted(launch.name(), batch));
      }
      return new WarmRun(launch.name(), sizes, started.meter().peakResidentBytes());
    }
  }

  private static Warm invoke(InvokedFunction function, int batch, Duration each)
      throws IOException, InterruptedException {
    Requests requests = new Requests(batch);
    ProcessMeter meter = function.meter();
    Duration cpu = meter.cpu();
    List<Duration> latencies = new ArrayList<>();
    Duration wall = Duration.ZERO;
    while (wall.compareTo(each) < 0) {
      byte[] event = requests.event(batch);
      Duration latency = function.accept(event, batch);
      latencies.add(latency);
      wall = wall.plus(latency);
    }
    return new Warm(batch, latencies.toArray(Duration[]::new), meter.cpu().minus(cpu), wall);
  }

  private InvokedFunction start(Launch launch) throws IOException {
    return InvokedFunction.start(workspace, function, launch, door.variables());
  }
}
