package io.clicklake.stack.gateway;

import io.clicklake.stack.live.Broker;
import io.clicklake.stack.live.IngestMeter;
import io.clicklake.stack.live.LiveLake;
import io.clicklake.stack.live.Surroundings;
import io.clicklake.stack.site.Site;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The gateway's process: the API, and beside it the website with the live page. */
@Command(name = "gateway", mixinStandardHelpOptions = true)
public final class GatewayMain implements Callable<Integer> {

  @Option(names = "--ingest-port", required = true)
  private int ingestPort;

  @Option(names = "--runtime-api-port", required = true)
  private int runtimeApiPort;

  @Option(names = "--function-timeout", defaultValue = "PT28S")
  private Duration functionTimeout = Duration.ofSeconds(28);

  @Option(names = "--max-waiting", defaultValue = "512")
  private int maxWaiting;

  @ArgGroup(exclusive = false)
  private @Nullable Website website;

  /** Where the website beside the API finds what its live page shows; without it there is none. */
  private static final class Website {

    @Option(names = "--lake", required = true)
    private Path lake = Path.of("");

    @Option(names = "--kafka", required = true)
    private String kafka = "";

    @Option(names = "--kafka-login")
    private Optional<Path> kafkaLogin = Optional.empty();

    @Option(names = "--function", required = true)
    private URI function = URI.create("");

    @Option(names = "--s3", required = true)
    private URI s3 = URI.create("");

    @Option(names = "--registry", required = true)
    private URI registry = URI.create("");

    @Option(names = "--connect", required = true)
    private URI connect = URI.create("");

    @Option(names = "--connector", required = true)
    private List<String> connectors = List.of();

    private Surroundings surroundings() {
      return new Surroundings(
          lake, new Broker(kafka, kafkaLogin), function, s3, registry, connect, connectors);
    }
  }

  private GatewayMain() {}

  /** Serves until the process is ended. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new GatewayMain()).execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    GatewaySettings settings =
        new GatewaySettings(
            ingestPort,
            runtimeApiPort,
            functionTimeout,
            maxWaiting,
            Set.of("POST /ingest", "GET /i.gif", "GET /health", "HEAD /health"),
            CorsPolicy.anyOrigin());
    CountDownLatch ended = new CountDownLatch(1);
    Runnable end = serve(settings, Clock.systemUTC());
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  end.run();
                  ended.countDown();
                }));
    System.err.println(
        "gateway serves, ingestPort=" + ingestPort + " runtimeApiPort=" + runtimeApiPort);
    ended.await();
    return 0;
  }

  private Runnable serve(GatewaySettings settings, Clock clock) throws IOException {
    if (website == null) {
      return new Gateway(settings, clock)::close;
    }
    IngestMeter meter = new IngestMeter(clock);
    LiveLake live = new LiveLake(website.surroundings(), meter, clock);
    Gateway gateway = new Gateway(settings, clock, meter::answered, new Site(live::picture));
    return () -> {
      gateway.close();
      live.close();
    };
  }
}
