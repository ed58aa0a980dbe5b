package io.clicklake.benchmarks.sink;

import io.clicklake.benchmarks.lake.DataFiles;
import io.clicklake.benchmarks.lake.LakeReader;
import io.clicklake.benchmarks.lake.VisibleRows;
import io.clicklake.benchmarks.load.Clicks;
import io.clicklake.benchmarks.load.LoadedTopic;
import io.clicklake.benchmarks.load.Timeline;
import io.clicklake.benchmarks.noop.NoOpPlugin;
import io.clicklake.benchmarks.run.Progress;
import io.clicklake.benchmarks.run.ScenarioFailedException;
import io.clicklake.benchmarks.run.Workspace;
import io.clicklake.components.ConnectWorker;
import io.clicklake.components.ConnectWorkerSettings;
import io.clicklake.components.Distribution;
import io.clicklake.components.FreePorts;
import io.clicklake.components.KafkaBroker;
import io.clicklake.components.RunningComponent;
import io.clicklake.components.S3Server;
import io.clicklake.components.SchemaRegistryServer;
import io.clicklake.components.StateDirectory;
import io.clicklake.registry.client.SchemaRegistries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/** One topic that is filled once, and sinks that empty it, each in a worker of its own. */
final class SinkBench {

  private static final Duration START = Duration.ofMinutes(2);
  private static final String TOPIC = "clicks";

  private final SinkSetup setup;
  private final Workspace workspace;
  private final Progress progress;
  private final Distribution distribution = Distribution.fromSystemProperty();
  private final KafkaBroker broker;
  private final S3Server s3;
  private final SchemaRegistryServer registry;
  private int workers;

  SinkBench(SinkSetup setup, Workspace workspace, Progress progress) {
    this.setup = setup;
    this.workspace = workspace;
    this.progress = progress;
    Path state = workspace.directory();
    this.broker = new KafkaBroker(distribution, state, FreePorts.next(), FreePorts.next());
    this.s3 = new S3Server(distribution, state, FreePorts.next(), List.of());
    this.registry = new SchemaRegistryServer(distribution, state, FreePorts.next());
  }

  /** Starts what every sink needs and fills the topic. */
  LoadedTopic load() throws InterruptedException {
    List<RunningComponent> launched =
        Stream.of(broker, s3, registry).map(workspace::launch).toList();
    launched.forEach(component -> component.awaitHealthy(START));
    progress.step("broker, registry and S3 run in " + workspace.directory());
    Clicks clicks = new Clicks(setup.seed(), Timeline.threeHoursInOrder(setup.load().events()));
    LoadedTopic topic =
        LoadedTopic.load(
            TOPIC,
            broker.bootstrapServers(),
            SchemaRegistries.at(List.of(registry.url())),
            clicks,
            sent -> progress.at("%,d of %,d records sent".formatted(sent, clicks.events())));
    progress.step(
        "%,d records of %.1f bytes of Avro are in the topic"
            .formatted(topic.events(), (double) topic.avroBytes() / topic.events()));
    return topic;
  }

  /**
   * The sink under test.
   *
   * @throws ScenarioFailedException also when the lake does not hold each event once
   */
  Figures sink(LoadedTopic topic) throws IOException, InterruptedException {
    String name = "sink-" + ++workers;
    s3.createBucket(name);
    Path bucket = s3.bucketDirectory(name);
    Map<String, String> connector =
        setup
            .template()
            .fill(
                Map.of(
                    "TOPIC", topic.name(),
                    "BUCKET", name,
                    "S3", s3.endpoint().toString(),
                    "ACCESS", s3.accessKey(),
                    "SECRET", s3.secretKey(),
                    "SR", registry.url().toString(),
                    "FLUSH", Long.toString(setup.load().flush())));
    try (LakeReader reader = new LakeReader()) {
      VisibleRows rows = new VisibleRows(bucket, reader);
      MeasuredWorker.Use use =
          measure(name, setup.pluginPath(), connector, setup.sinkOptions(), rows::now);
      DataFiles files = DataFiles.in(bucket);
      LakeReader.Count count = reader.count(files);
      if (count.rows() != topic.events() || count.distinct() != topic.events()) {
        throw new ScenarioFailedException(
            ("%s: the lake holds %,d rows of %,d different events, expected %,d of each; its cost is"
                    + " not worth telling; look into %s (kept with --keep)")
                .formatted(name, count.rows(), count.distinct(), topic.events(), bucket));
      }
      return figures(topic, use, files);
    }
  }

  /** The floor of a worker that fetches and delivers, and nothing more. */
  Figures noOp(LoadedTopic topic) throws IOException, InterruptedException {
    String name = "no-op-" + ++workers;
    Path plugins = workspace.directory().resolve("plugins");
    NoOpPlugin.lay(plugins);
    Path done = workspace.directory().resolve(name + ".done");
    LongSupplier through = () -> Files.exists(done) ? topic.events() : 0;
    MeasuredWorker.Use use =
        measure(
            name,
            plugins,
            NoOpPlugin.connector(topic.name(), topic.events(), done),
            setup.workerOptions(),
            through);
    return figures(topic, use, new DataFiles(done, Map.of()));
  }

  /** Processor time in microseconds per record of decoding and writing on one thread. */
  double inProcess() throws IOException {
    InProcessFloor floor =
        new InProcessFloor(
            new StateDirectory(workspace.directory()),
            setup.workerOptions(),
            setup.seed(),
            setup.load());
    progress.step("in-process: decoding and writing to memory");
    try (RunningComponent process = workspace.launch(floor)) {
      if (!process.awaitEnd(setup.patience().multipliedBy(5)) || !floor.healthy()) {
        throw new ScenarioFailedException("in-process: " + process.obituary());
      }
    }
    return Long.parseLong(Files.readString(floor.result())) / 1000.0 / setup.load().events();
  }

  private MeasuredWorker.Use measure(
      String name,
      Path plugins,
      Map<String, String> connector,
      List<String> jvmOptions,
      LongSupplier through)
      throws InterruptedException {
    ConnectWorker worker =
        new ConnectWorker(
            distribution,
            workspace.directory().resolve(name),
            FreePorts.next(),
            new ConnectWorkerSettings(broker.bootstrapServers(), plugins, Map.of(name, connector))
                .withJvmOptions(jvmOptions)
                .withWorkerProperties(Map.of("plugin.discovery", setup.pluginDiscovery())));
    progress.step(name + ": starting its worker");
    try (RunningComponent process = workspace.launch(worker)) {
      return new MeasuredWorker(name, name, worker, process, setup.patience(), progress)
          .until(setup.load().events(), through);
    }
  }

  private static Figures figures(LoadedTopic topic, MeasuredWorker.Use use, DataFiles files) {
    return new Figures(
        topic.events(),
        topic.avroBytes(),
        use.cpu(),
        use.wall(),
        use.peakResidentBytes(),
        use.lateMicrosPerRecord(),
        files.count(),
        files.bytes());
  }
}
