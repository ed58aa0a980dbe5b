package io.clicklake.stack.gateway;

import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The gateway's process. */
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
    Gateway gateway = new Gateway(settings, Clock.systemUTC());
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  gateway.close();
                  ended.countDown();
                }));
    System.err.println(
        "gateway serves, ingestPort=" + ingestPort + " runtimeApiPort=" + runtimeApiPort);
    ended.await();
    return 0;
  }
}
