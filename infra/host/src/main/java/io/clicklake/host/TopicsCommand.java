package io.clicklake.host;

import io.clicklake.host.kafka.Administrator;
import io.clicklake.host.settings.HostSettings;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code clicklake-host topics}. */
@Command(
    name = "topics",
    mixinStandardHelpOptions = true,
    description = "Brings topics, users and what each may do to Kafka; waits for the broker.")
final class TopicsCommand implements Callable<Integer> {

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  @Mixin private HostOptions options = new HostOptions();

  @Override
  public Integer call() {
    HostSettings settings = options.settings();
    try (Administrator admin = new Administrator(HostOptions.prepared(settings), PATIENCE)) {
      admin.bring(settings).forEach(System.out::println);
    }
    return 0;
  }
}
