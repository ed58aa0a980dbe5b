package io.clicklake.host;

import io.clicklake.host.connect.Worker;
import io.clicklake.host.kafka.Administrator;
import io.clicklake.host.kafka.RegistryStore;
import io.clicklake.host.settings.Addresses;
import io.clicklake.host.settings.HostSettings;
import io.clicklake.host.settings.Variable;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code clicklake-host await}. */
@Command(
    name = "await",
    mixinStandardHelpOptions = true,
    description =
        "Returns when a service of this host serves; exit status 1 when it does not in time.")
final class AwaitCommand implements Callable<Integer> {

  private static final Duration PER_LOOK = Duration.ofSeconds(5);

  @Mixin private HostOptions options = new HostOptions();

  @Parameters(
      paramLabel = "SERVICE",
      description =
          "kafka, store (where Confluent's registry keeps its schemas), registry, gate or connect.")
  private Awaited service = Awaited.KAFKA;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "90",
      description = "How long (default: ${DEFAULT-VALUE}).")
  private int seconds;

  @Override
  public Integer call() {
    HostSettings settings = options.settings();
    Patience.of(Duration.ofSeconds(seconds))
        .until(
            service.name().toLowerCase(java.util.Locale.ROOT) + " serves",
            () -> service.serves(settings));
    return 0;
  }

  /** What can be waited for. */
  enum Awaited {
    KAFKA {
      @Override
      boolean serves(HostSettings settings) {
        try (Administrator admin = new Administrator(HostOptions.prepared(settings), PER_LOOK)) {
          return admin.answers();
        }
      }
    },
    STORE {
      @Override
      boolean serves(HostSettings settings) throws IOException {
        try {
          return RegistryStore.of(HostOptions.prepared(settings), PER_LOOK).answers();
        } catch (HostException notYet) {
          throw new IOException(notYet.getMessage(), notYet);
        }
      }
    },
    REGISTRY {
      @Override
      boolean serves(HostSettings settings) throws IOException {
        HttpURLConnection asked =
            (HttpURLConnection)
                URI.create(settings.addresses().registryApiBehindGate() + "/subjects")
                    .toURL()
                    .openConnection();
        asked.setConnectTimeout((int) PER_LOOK.toMillis());
        asked.setReadTimeout((int) PER_LOOK.toMillis());
        return asked.getResponseCode() == 200;
      }
    },
    GATE {
      @Override
      boolean serves(HostSettings settings) throws IOException {
        String listen = settings.text(Variable.LISTEN);
        try (Socket socket = new Socket()) {
          socket.connect(
              new InetSocketAddress(
                  listen.equals("0.0.0.0") ? Addresses.LOOPBACK : listen,
                  settings.number(Variable.REGISTRY_PORT)),
              (int) PER_LOOK.toMillis());
          return true;
        }
      }
    },
    CONNECT {
      @Override
      boolean serves(HostSettings settings) {
        return new Worker(URI.create(settings.addresses().connect())).answers();
      }
    };

    abstract boolean serves(HostSettings settings) throws IOException;
  }
}
