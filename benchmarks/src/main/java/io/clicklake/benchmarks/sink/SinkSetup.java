package io.clicklake.benchmarks.sink;

import io.clicklake.benchmarks.run.ConnectorTemplate;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which sink is measured, and how.
 *
 * @param pluginPath what the worker's {@code plugin.path} is
 * @param pluginDiscovery how the worker finds them, its {@code plugin.discovery}
 * @param heap the worker's largest heap, as {@code -Xmx} takes it
 * @param jvmOptions further options of the worker's Java machine
 * @param profile where the sink's worker leaves a flight recording, the last run's where there are
 *     several
 * @param patience how long no record may come through
 */
record SinkSetup(
    Load load,
    long seed,
    Path pluginPath,
    String pluginDiscovery,
    ConnectorTemplate template,
    String heap,
    List<String> jvmOptions,
    Optional<Path> profile,
    Duration patience) {

  /** Else a heap begins with 1/64 of the machine's memory, and peaks would tell of the machine. */
  private static final String SMALLEST_HEAP = "-Xms64m";

  SinkSetup {
    jvmOptions = List.copyOf(jvmOptions);
    if (!heap.matches("[1-9][0-9]*[kmgKMG]")) {
      throw new IllegalArgumentException(
          "heap is " + heap + ", expected a size as -Xmx takes it, for example 256m");
    }
  }

  /** All options of the sink's worker's Java machine. */
  List<String> sinkOptions() {
    List<String> options = workerOptions();
    profile.ifPresent(
        file ->
            options.add(
                "-XX:StartFlightRecording=settings=profile,filename=" + file.toAbsolutePath()));
    return options;
  }

  /** All options of a floor's Java machine. */
  List<String> workerOptions() {
    List<String> options = new ArrayList<>(List.of(SMALLEST_HEAP));
    options.addAll(jvmOptions);
    options.add("-Xmx" + heap);
    return options;
  }
}
