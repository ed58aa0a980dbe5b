package io.clicklake.host;

import io.clicklake.host.kafka.Administrator;
import io.clicklake.host.measure.Meter;
import io.clicklake.host.settings.HostSettings;
import io.clicklake.host.settings.Variable;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code clicklake-host measure}. */
@Command(
    name = "measure",
    mixinStandardHelpOptions = true,
    description =
        "Tells this host's metrics, every minute until it is told to end: to CLICKLAKE_LOG_GROUP, else to standard output.")
final class MeasureCommand implements Callable<Integer> {

  private static final Duration PER_LOOK = Duration.ofSeconds(10);

  @Mixin private HostOptions options = new HostOptions();

  @Override
  public Integer call() throws Exception {
    HostSettings settings = options.settings();
    Optional<Administrator> administrator =
        settings.runsKafka()
            ? Optional.of(new Administrator(HostOptions.prepared(settings), PER_LOOK))
            : Optional.empty();
    Meter meter = Meter.of(settings, administrator, System.out, System.err);
    ScheduledExecutorService everyMinute = Executors.newSingleThreadScheduledExecutor();
    try {
      ScheduledFuture<?> measuring =
          everyMinute.scheduleAtFixedRate(
              meter::measure, 0, settings.number(Variable.MEASURE_SECONDS), TimeUnit.SECONDS);
      // It returns only when a measurement has thrown what nobody expects: then this ends, and is
      // started again.
      measuring.get();
    } finally {
      everyMinute.shutdownNow();
      administrator.ifPresent(Administrator::close);
    }
    return 1;
  }
}
